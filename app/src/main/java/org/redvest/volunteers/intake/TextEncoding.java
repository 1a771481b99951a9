package org.redvest.volunteers.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which characters a file of text was saved: by its mark, else the first encoding that the whole of it can be read in. Spreadsheets in
 * China save GB18030 or, as "Unicode text", UTF-16.
 *
 * @param mark number of bytes before the text
 */
record TextEncoding(Charset charset, int mark) {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SAMPLE = 1 << 16;

    static TextEncoding of(Path file) throws IOException {
        var head = head(file);
        if (begins(head, 0xEF, 0xBB, 0xBF)) {
            return checked(new TextEncoding(StandardCharsets.UTF_8, 3), file);
        }
        if (begins(head, 0xFF, 0xFE)) {
            return checked(new TextEncoding(StandardCharsets.UTF_16LE, 2), file);
        }
        if (begins(head, 0xFE, 0xFF)) {
            return checked(new TextEncoding(StandardCharsets.UTF_16BE, 2), file);
        }
        int zerosAtEven = zeros(head, 0);
        int zerosAtOdd = zeros(head, 1);
        if (zerosAtEven + zerosAtOdd > head.length / 20) {
            return checked(
                    new TextEncoding(
                            zerosAtOdd > zerosAtEven ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE, 0),
                    file);
        }
        var utf8 = new TextEncoding(StandardCharsets.UTF_8, 0);
        return utf8.fits(file) ? utf8 : checked(new TextEncoding(GB18030, 0), file);
    }

    Reader open(Path file) throws IOException {
        var content = Files.newInputStream(file);
        content.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(content, strict()));
    }

    private java.nio.charset.CharsetDecoder strict() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static TextEncoding checked(TextEncoding encoding, Path file) throws IOException {
        if (!encoding.fits(file)) {
            throw new UnreadableFile("encoding");
        }
        return encoding;
    }

    /** A zero character is in no text: such a file is something else. */
    private boolean fits(Path file) throws IOException {
        var buffer = new char[1 << 15];
        try (var text = open(file)) {
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == 0) {
                        return false;
                    }
                }
            }
            return true;
        } catch (CharacterCodingException another) {
            return false;
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.readNBytes(SAMPLE);
        }
    }

    private static boolean begins(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static int zeros(byte[] head, int from) {
        int zeros = 0;
        for (int i = from; i < head.length; i += 2) {
            zeros += head[i] == 0 ? 1 : 0;
        }
        return zeros;
    }
}
