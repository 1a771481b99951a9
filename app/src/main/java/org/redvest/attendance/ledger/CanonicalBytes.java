package org.redvest.attendance.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes to be hashed, in the order of writing: numbers big-endian, texts with their length before them. Used again and again. */
final class CanonicalBytes {

    private byte[] bytes = new byte[512];
    private int length;

    CanonicalBytes clear() {
        length = 0;
        return this;
    }

    CanonicalBytes int8(int value) {
        need(1);
        bytes[length++] = (byte) value;
        return this;
    }

    CanonicalBytes int32(int value) {
        need(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
        return this;
    }

    CanonicalBytes int64(long value) {
        return int32((int) (value >>> 32)).int32((int) value);
    }

    CanonicalBytes text(String value) {
        var utf8 = value.getBytes(StandardCharsets.UTF_8);
        return int32(utf8.length).raw(utf8, 0, utf8.length);
    }

    CanonicalBytes hash(Hash hash) {
        return raw(hash.bytes(), 0, Hash.LENGTH);
    }

    CanonicalBytes raw(byte[] from, int offset, int count) {
        need(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
        return this;
    }

    void into(MessageDigest digest) {
        digest.update(bytes, 0, length);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    private void need(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
