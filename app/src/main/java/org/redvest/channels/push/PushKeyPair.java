package org.redvest.channels.push;

import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/**
 * The installation's key pair for Web Push (VAPID, RFC 8292). Browsers are told the public one when they subscribe; push services take
 * a message only with a token that the private one has signed.
 */
public final class PushKeyPair {

    private final VAPIDKeyPair pair;

    private PushKeyPair(VAPIDKeyPair pair) {
        this.pair = pair;
    }

    /**
     * @param publicKey in URL-safe Base64, as browsers take it
     * @param privateKey PKCS #8 in Base64, to be kept sealed
     */
    public record KeyText(String publicKey, String privateKey) {

        /** Nobody's key in a log. */
        @Override
        public String toString() {
            return "KeyText";
        }
    }

    public static KeyText made() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var made = generator.generateKeyPair();
            var pair = VAPIDKeyPairs.of(
                    PrivateKeySources.ofPKCS8Bytes(made.getPrivate().getEncoded()),
                    PublicKeySources.ofX509Bytes(made.getPublic().getEncoded()));
            return new KeyText(
                    pair.extractPublicKeyInUncompressedFormAsString(),
                    Base64.getEncoder().encodeToString(made.getPrivate().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has elliptic curves", e);
        }
    }

    public static PushKeyPair of(KeyText text) {
        return new PushKeyPair(VAPIDKeyPairs.of(
                PrivateKeySources.ofPKCS8Bytes(Base64.getDecoder().decode(text.privateKey())),
                PublicKeySources.ofUncompressedBytes(Base64.getUrlDecoder().decode(text.publicKey()))));
    }

    /** @param contact of those who run this installation, a mailto: or https: address; Apple refuses any other */
    String authorization(URI endpoint, String contact, Instant until) {
        return pair.generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder()
                .resourceURLString(endpoint.toString())
                .expirationTime(until)
                .subject(contact)
                .build());
    }
}
