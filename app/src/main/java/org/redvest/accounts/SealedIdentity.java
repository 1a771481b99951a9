package org.redvest.accounts;

import java.util.HexFormat;
import org.redvest.accounts.IdentityNumber.DocumentKind;

/**
 * The number of an identity document as the database keeps it. Two that have the same digest are the same number.
 *
 * @param digest of the number, by a key that lies outside the database
 * @param sealed the number, closed with that key
 */
public record SealedIdentity(DocumentKind kind, byte[] digest, byte[] sealed, String lastFour) {

    public SealedIdentity {
        digest = digest.clone();
        sealed = sealed.clone();
    }

    @Override
    public byte[] digest() {
        return digest.clone();
    }

    @Override
    public byte[] sealed() {
        return sealed.clone();
    }

    /** To compare digests by, in maps. */
    public String key() {
        return key(digest);
    }

    public static String key(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    @Override
    public String toString() {
        return "SealedIdentity";
    }
}
