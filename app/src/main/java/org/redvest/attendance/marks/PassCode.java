package org.redvest.attendance.marks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.redvest.web.TypedNumber;

/** The six digits that whoever leads a shift shows (签到码): computed from a secret of the shift and the time, as in RFC 6238. */
public final class PassCode {

    private static final int MODULUS = 1_000_000;

    private final byte[] secret;
    private final Duration step;

    public PassCode(byte[] secret, Duration step) {
        this.secret = secret.clone();
        this.step = step;
    }

    static byte[] newSecret() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    public String at(Instant time) {
        return code(stepOf(time));
    }

    /** Until the next code. */
    public Duration left(Instant time) {
        return step.minusSeconds(Math.floorMod(time.getEpochSecond(), step.toSeconds()));
    }

    /** Whether somebody can have meant a code at all: people write 481 926. */
    static boolean isCode(String typed) {
        return TypedNumber.code(typed).matches("[0-9]{6}");
    }

    /** Whether this is the code of now or of one of the steps before. */
    boolean accepts(String typed, Instant now, int stepsBack) {
        var digits = TypedNumber.code(typed).getBytes(StandardCharsets.UTF_8);
        return IntStream.rangeClosed(0, stepsBack)
                .mapToObj(back -> code(stepOf(now) - back).getBytes(StandardCharsets.UTF_8))
                .anyMatch(code -> MessageDigest.isEqual(code, digits));
    }

    private long stepOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), step.toSeconds());
    }

    private String code(long number) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(number).array());
            var offset = hash[hash.length - 1] & 0x0f;
            var truncated = ByteBuffer.wrap(hash).getInt(offset) & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", truncated % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }
}
