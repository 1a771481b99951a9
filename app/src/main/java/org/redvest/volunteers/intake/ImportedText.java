package org.redvest.volunteers.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Rows of text: comma, semicolon or tab between the fields, in whatever encoding a spreadsheet saved them. */
final class ImportedText implements ImportedFile {

    private static final int LONGEST_FIELD = 1 << 20;

    private final Path file;
    private final TextEncoding encoding;
    private final char delimiter;

    private ImportedText(Path file, TextEncoding encoding, char delimiter) {
        this.file = file;
        this.encoding = encoding;
        this.delimiter = delimiter;
    }

    static ImportedText open(Path file) {
        try {
            var encoding = TextEncoding.of(file);
            return new ImportedText(file, encoding, delimiter(file, encoding));
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be read", e);
        }
    }

    /** A file of rows has one sheet, which has no name. */
    @Override
    public List<String> sheets() {
        return List.of("");
    }

    @Override
    public void read(int sheet, Predicate<ImportedRow> reader) {
        try (var rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(encoding.open(file))) {
            for (var row : rows) {
                var cells = row.getFields().stream()
                        .limit(MOST_COLUMNS)
                        .map(ImportedCell::text)
                        .toList();
                if (!reader.test(new ImportedRow((int) row.getStartingLineNumber(), cells))) {
                    return;
                }
            }
        } catch (CsvParseException damaged) {
            throw new UnreadableFile("damaged");
        } catch (IOException e) {
            throw new UncheckedIOException("An uploaded file cannot be read", e);
        }
    }

    @Override
    public void close() {}

    /** The sign that stands most often in the first lines. */
    private static char delimiter(Path file, TextEncoding encoding) throws IOException {
        try (var lines = encoding.open(file)) {
            var head = new char[1 << 14];
            int read = Math.max(0, lines.read(head));
            var text = new String(head, 0, read);
            char best = ',';
            for (char each : new char[] {'\t', ';'}) {
                best = count(text, each) > count(text, best) ? each : best;
            }
            return best;
        }
    }

    private static long count(String text, char sign) {
        return text.chars().filter(each -> each == sign).count();
    }
}
