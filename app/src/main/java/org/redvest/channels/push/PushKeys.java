package org.redvest.channels.push;

import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.key.InvalidECPublicKeyException;
import com.zerodeplibs.webpush.key.MalformedUncompressedBytesException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** What a browser gives to encrypt for it: a point of the curve P-256 and a secret (RFC 8291). */
public record PushKeys(byte[] browserKey, byte[] secret) {

    static final int KEY_BYTES = 65;
    static final int SECRET_BYTES = 16;
    private static final int LONGEST = 200;

    /** In URL-safe Base64. Empty where they are none: a point beside the curve would give our own key away. */
    public static Optional<PushKeys> read(String key, String secret) {
        if (key.length() > LONGEST || secret.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var keys = new PushKeys(
                    Base64.getUrlDecoder().decode(key), Base64.getUrlDecoder().decode(secret));
            if (keys.browserKey.length != KEY_BYTES || keys.secret.length != SECRET_BYTES) {
                return Optional.empty();
            }
            keys.forEncryption();
            return Optional.of(keys);
        } catch (IllegalArgumentException | InvalidECPublicKeyException | MalformedUncompressedBytesException wrong) {
            return Optional.empty();
        }
    }

    UserAgentMessageEncryptionKeyInfo forEncryption() {
        return UserAgentMessageEncryptionKeyInfo.of(browserKey, secret);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PushKeys(var otherKey, var otherSecret)
                && Arrays.equals(browserKey, otherKey)
                && Arrays.equals(secret, otherSecret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(browserKey);
    }

    /** Nobody's secret in a log. */
    @Override
    public String toString() {
        return "PushKeys";
    }
}
