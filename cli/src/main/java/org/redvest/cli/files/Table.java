package org.redvest.cli.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** One CSV file of known columns. */
final class Table {
    private final Path path;
    private final String file;
    private final List<String> columns;
    private final Faults faults;

    Table(Path folder, String file, List<String> columns, Faults faults) {
        this.path = folder.resolve(file);
        this.file = file;
        this.columns = columns;
        this.faults = faults;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Hands over every row that has as many cells as the header, and returns the file's SHA-256. */
    String read(Consumer<Row> rows) {
        if (!Files.isRegularFile(path)) {
            faults.add(Fault.ofFile(file, "missing-file"));
            return "";
        }
        try (var source = new Source(path)) {
            readRows(source, rows);
            return source.sha256Hex();
        } catch (CharacterCodingException e) {
            faults.add(Fault.of(file, 1, "", "", "not-utf8"));
            return "";
        } catch (IOException e) {
            faults.add(Fault.ofFile(file, "unreadable", e.toString()));
            return "";
        }
    }

    private void readRows(Source source, Consumer<Row> rows) throws IOException {
        var line = 0L;
        try (var csv = parser().ofCsvRecord(source.reader())) {
            var records = csv.iterator();
            var header = headerOf(records);
            if (header == null) {
                return;
            }
            var places = places(header);
            line = header.getStartingLineNumber();
            while (records.hasNext() && !faults.full()) {
                var row = records.next();
                line = row.getStartingLineNumber();
                accept(row, header.getFieldCount(), places, rows);
            }
        } catch (CsvParseException e) {
            faults.add(Fault.of(file, line + 1, "", "", "bad-csv", deepestMessage(e)));
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof CharacterCodingException)) {
                throw e.getCause();
            }
            faults.add(Fault.of(file, line + 1, "", "", "not-utf8"));
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
        if (row.getFieldCount() != cells) {
            faults.add(Fault.of(file, row.getStartingLineNumber(), "", "", "row-length", row.getFieldCount(), cells));
        } else if (places.length > 0) {
            rows.accept(new Row(file, columns, places, faults, row));
        }
    }

    private @org.jspecify.annotations.Nullable CsvRecord headerOf(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            columns.forEach(column -> faults.add(Fault.of(file, 1, column, "", "missing-column", columns)));
            return null;
        }
        return records.next();
    }

    /** Where each wanted column stands; empty when one is missing or repeated, for then no cell can be believed. */
    private int[] places(CsvRecord header) {
        var line = header.getStartingLineNumber();
        var once = true;
        var seen = new HashMap<String, Integer>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            var name = header.getField(i);
            if (!columns.contains(name)) {
                faults.warn(Fault.of(file, line, name, "", "unknown-column", String.join(", ", columns)));
            } else if (seen.putIfAbsent(name, i) != null) {
                faults.add(Fault.of(file, line, name, "", "repeated-column"));
                once = false;
            }
        }
        for (var column : columns) {
            if (!seen.containsKey(column)) {
                faults.add(Fault.of(file, line, column, "", "missing-column", String.join(", ", columns)));
            }
        }
        return once && seen.size() == columns.size()
                ? columns.stream().mapToInt(seen::get).toArray()
                : new int[0];
    }

    private static String deepestMessage(Throwable e) {
        var deepest = e;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            deepest = cause;
        }
        return String.valueOf(deepest.getMessage());
    }
}
