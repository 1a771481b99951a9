package org.redvest.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/** A file of comma-separated values that a spreadsheet opens as it was meant: as UTF-8, and without a formula in any cell. */
public final class CsvFile implements Closeable {

    /** Without it, Excel takes UTF-8 for the machine's own character set. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final CsvWriter csv;

    /** @param out closed with the file */
    public CsvFile(Writer out) throws IOException {
        out.write(BYTE_ORDER_MARK);
        csv = CsvWriter.builder().build(out);
    }

    /** The whole file as one string. */
    public static String of(Consumer<CsvFile> writing) {
        var file = new StringWriter();
        try (var csv = new CsvFile(file)) {
            writing.accept(csv);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A string takes everything", impossible);
        }
        return file.toString();
    }

    public void row(Object... cells) {
        csv.writeRecord(Arrays.stream(cells).map(CsvFile::harmless).toList());
    }

    /** As spreadsheets read a time: with a T between day and hour they take it for text. */
    public static String time(Text text, Instant time) {
        return TIME.format(text.local(time));
    }

    /** A spreadsheet runs what begins like a formula, whoever typed it. */
    private static String harmless(Object cell) {
        var words = cell.toString();
        return !words.isEmpty() && BEGINS_A_FORMULA.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
