package org.redvest.attendance.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash that ties one thing to the one before it. */
public final class Hash {

    static final Hash ZERO = new Hash(new byte[32]);

    private final byte[] bytes;

    Hash(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("A hash has 32 bytes, not %d".formatted(bytes.length));
        }
        this.bytes = bytes.clone();
    }

    static Hash of(Entry entry) {
        var hours = entry.hours();
        var service = hours.service();
        return chained(
                entry.previous(),
                entry.number(),
                entry.kind().code(),
                entry.kind().voided(),
                entry.kind().why(),
                entry.hoursClass(),
                entry.minutes(),
                hours.volunteer().value(),
                hours.place().value(),
                service.shift().value(),
                service.order().value(),
                service.region().value(),
                service.category(),
                service.title().zh(),
                service.title().en(),
                service.window().start(),
                service.window().end(),
                hours.came().at(),
                hours.came().how(),
                hours.left().at(),
                hours.left().how(),
                hours.enteredBy().value(),
                entry.enteredAt());
    }

    /** Each part is written with its length before it, so that no two lists of parts read the same. */
    static Hash chained(Hash previous, Object... parts) {
        var digest = sha256();
        digest.update(previous.bytes);
        for (var part : parts) {
            var text = part instanceof Hash hash ? hash.bytes : part.toString().getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(text.length).flip());
            digest.update(text);
        }
        return new Hash(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** The first twelve hex digits in fours, as people read them to each other: {@code 9f3c 71ae 04d2}. */
    public String shown() {
        var hex = HexFormat.of().formatHex(bytes);
        return hex.substring(0, 4) + " " + hex.substring(4, 8) + " " + hex.substring(8, 12);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
