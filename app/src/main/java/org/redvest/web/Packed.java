package org.redvest.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * The pieces of a text, packed once, that are put together as one gzip file (RFC 1951, 1952) with other bytes between them: each piece
 * refers to nothing outside it and ends at a full byte, and what comes between is stored as it is.
 */
final class Packed {

    /** Magic number, deflate, no flags, no time, no extra flags, no system. */
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** The last block: fixed codes, nothing in it. */
    private static final byte[] END = {3, 0};

    private static final int CHUNK = 8_192;

    private final List<byte[]> pieces;
    private final List<byte[]> packed;

    Packed(List<byte[]> pieces) {
        this.pieces = pieces;
        this.packed = pieces.stream().map(Packed::pack).toList();
    }

    byte[] with(byte[] between) {
        var whole = new ByteArrayOutputStream(
                CHUNK + packed.stream().mapToInt(piece -> piece.length).sum());
        var sum = new CRC32();
        int length = 0;
        whole.writeBytes(HEAD);
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0) {
                store(between, whole);
                sum.update(between);
                length += between.length;
            }
            whole.writeBytes(packed.get(i));
            sum.update(pieces.get(i));
            length += pieces.get(i).length;
        }
        whole.writeBytes(END);
        whole.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) sum.getValue())
                .putInt(length)
                .array());
        return whole.toByteArray();
    }

    private static void store(byte[] bytes, ByteArrayOutputStream whole) {
        whole.writeBytes(ByteBuffer.allocate(5)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0)
                .putShort((short) bytes.length)
                .putShort((short) ~bytes.length)
                .array());
        whole.writeBytes(bytes);
    }

    private static byte[] pack(byte[] piece) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true)) {
            deflater.setInput(piece);
            var chunk = new byte[CHUNK];
            int written;
            do {
                written = deflater.deflate(chunk, 0, chunk.length, Deflater.SYNC_FLUSH);
                packed.write(chunk, 0, written);
            } while (written == chunk.length);
        }
        return packed.toByteArray();
    }
}
