package org.redvest.cli.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One CSV file of known columns. */
final class Table {
    private final Path path;
    private final String file;
    private final List<String> columns;
    private final Set<String> optional;
    private final Faults faults;

    Table(Path folder, String file, List<String> columns, Faults faults) {
        this(folder, file, columns, List.of(), faults);
    }

    /** @param optional columns that may be absent; they come after the others */
    Table(Path folder, String file, List<String> columns, List<String> optional, Faults faults) {
        this.path = folder.resolve(file);
        this.file = file;
        this.columns = Stream.concat(columns.stream(), optional.stream()).toList();
        this.optional = Set.copyOf(optional);
        this.faults = faults;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /**
     * Hands over every row that has as many cells as the header, and returns the file's SHA-256; nothing where the file as a whole cannot be
     * read, so that what it would have said is not known.
     */
    String read(Consumer<Row> rows) {
        if (!Files.isRegularFile(path)) {
            faults.add(Fault.ofFile(file, "missing-file"));
            return "";
        }
        try (var source = new Source(path)) {
            return readRows(source, rows) ? source.sha256Hex() : "";
        } catch (CharacterCodingException e) {
            faults.add(Fault.of(file, 1, "", "", Source.encodingFault(path)));
            return "";
        } catch (IOException e) {
            faults.add(Fault.ofFile(file, "unreadable", e.toString()));
            return "";
        }
    }

    private boolean readRows(Source source, Consumer<Row> rows) throws IOException {
        var line = 0L;
        try (var csv = parser().ofCsvRecord(source.reader())) {
            var records = csv.iterator();
            var header = headerOf(records);
            if (header == null) {
                return false;
            }
            line = header.getStartingLineNumber();
            var places = new Header(file, columns, optional, header, faults).places();
            if (places.length == 0) {
                return false;
            }
            while (records.hasNext() && !faults.full()) {
                var row = records.next();
                line = row.getStartingLineNumber();
                accept(row, header.getFieldCount(), places, rows);
            }
            return true;
        } catch (CsvParseException e) {
            faults.add(Fault.of(file, line + 1, "", "", "bad-csv", deepestMessage(e)));
            return false;
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            faults.add(Fault.of(file, line + 1, "", "", Source.encodingFault(path)));
            return false;
        }
    }

    private static CsvReader.CsvReaderBuilder parser() {
        return CsvReader.builder()
                .skipEmptyLines(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowUnclosedQuote(false)
                .allowExtraCharsAfterClosingQuote(false);
    }

    private void accept(CsvRecord row, int cells, int[] places, Consumer<Row> rows) {
        if (isEmpty(row)) {
            return;
        }
        if (row.getFieldCount() != cells) {
            faults.add(Fault.of(file, row.getStartingLineNumber(), "", "", "row-length", row.getFieldCount(), cells));
        } else {
            rows.accept(new Row(file, columns, places, faults, row));
        }
    }

    /** The first row that is not empty; null, and told, where the file has none. */
    private @Nullable CsvRecord headerOf(Iterator<CsvRecord> records) {
        while (records.hasNext()) {
            var header = records.next();
            if (!isEmpty(header)) {
                return header;
            }
        }
        var known = String.join(", ", columns);
        columns.stream()
                .filter(column -> !optional.contains(column))
                .forEach(column -> faults.add(Fault.of(file, 1, column, "", "missing-column", known)));
        return null;
    }

    /** Spreadsheets leave rows of commas behind where cells were emptied. */
    private static boolean isEmpty(CsvRecord row) {
        for (int i = 0; i < row.getFieldCount(); i++) {
            if (!row.getField(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static String deepestMessage(Throwable e) {
        var deepest = e;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return String.valueOf(deepest.getMessage());
    }
}
