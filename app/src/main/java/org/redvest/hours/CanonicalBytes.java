package org.redvest.hours;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes to be hashed, in the order of writing: numbers big-endian, texts with their length before them. Used again and again. */
final class CanonicalBytes {

    /** In an array of bytes, as Java's own streams write numbers. */
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

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
        INT.set(bytes, length, value);
        length += 4;
        return this;
    }

    CanonicalBytes int64(long value) {
        need(8);
        LONG.set(bytes, length, value);
        length += 8;
        return this;
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

    /** Over what is already written. */
    void overwrite(int at, byte[] from, int offset, int count) {
        System.arraycopy(from, offset, bytes, at, count);
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
