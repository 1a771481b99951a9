package org.redvest.hours;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 hash that ties one thing to the one before it. */
public final class Hash {

    static final int LENGTH = 32;

    public static final Hash ZERO = new Hash(new byte[LENGTH]);

    private final byte[] bytes;

    public Hash(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("A hash has %d bytes, not %d".formatted(LENGTH, bytes.length));
        }
        this.bytes = bytes.clone();
    }

    static Hash of(byte[]... parts) {
        var digest = sha256();
        for (var part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    public boolean is(byte[] others) {
        return Arrays.equals(bytes, others);
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
