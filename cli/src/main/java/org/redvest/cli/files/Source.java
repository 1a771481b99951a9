package org.redvest.cli.files;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A text file, hashed while it is read: the hash is that of the very bytes that were parsed. */
final class Source implements AutoCloseable {
    private static final int BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 1 << 16;

    private final MessageDigest digest = sha256();
    private final InputStream bytes;
    private final Reader reader;

    /** Malformed UTF-8 is an {@link java.nio.charset.CharacterCodingException} when it is reached, never a question mark. */
    Source(Path file) throws IOException {
        bytes = new Hashing(Files.newInputStream(file), digest);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        reader = new BufferedReader(new InputStreamReader(bytes, decoder), BUFFER);
        try {
            skipByteOrderMark();
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    Reader reader() {
        return reader;
    }

    /** Of the whole file, once its text was read to the end; it may be closed by then. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }

    /** Which fault names the encoding of a file that is no UTF-8. */
    static String encodingFault(Path file) {
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(BUFFER);
            if (start.length > 1 && ((start[0] & 0xFF) << 8 | (start[1] & 0xFF)) == BYTE_ORDER_MARK
                    || start.length > 1 && ((start[1] & 0xFF) << 8 | (start[0] & 0xFF)) == BYTE_ORDER_MARK) {
                return "not-utf8-but-utf16";
            }
            return isGb18030(start) ? "not-utf8-but-gb18030" : "not-utf8";
        } catch (IOException e) {
            return "not-utf8";
        }
    }

    /** Whether the bytes are text of the Chinese standard encoding, but for a character that was cut off at the end. */
    private static boolean isGb18030(byte[] bytes) {
        var decoder = Charset.forName("GB18030")
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return !decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false)
                .isError();
    }

    private void skipByteOrderMark() throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) {
            reader.reset();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM must have SHA-256", e);
        }
    }

    private static final class Hashing extends FilterInputStream {
        private final MessageDigest digest;

        Hashing(InputStream in, MessageDigest digest) {
            super(in);
            this.digest = digest;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var count = super.read(buffer, offset, length);
            if (count > 0) {
                digest.update(buffer, offset, count);
            }
            return count;
        }
    }
}
