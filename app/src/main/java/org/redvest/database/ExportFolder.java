package org.redvest.database;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * One export: each table as a packed CSV file, lists of tables and sequences, the keys, and a note of what made it. The note is written last;
 * a folder without it is no export. The note holds the SHA-256 of both lists, and the list of tables that of every file.
 */
record ExportFolder(Path path) {

    private static final String NOTE = "export.properties";

    /** @param steps the steps of migration that had made the tables, each with its checksum, such as 001:-1234 */
    record ExportNote(Instant at, String postgres, List<String> steps) {}

    record ExportedTable(String name, long rows, String sha256) {}

    /** @param last the number given out last; empty where none was */
    record ExportedSequence(String name, String last) {}

    Path table(String name) {
        return path.resolve("tables").resolve(name + ".csv.gz");
    }

    Path keys() {
        return path.resolve("keys");
    }

    private Path tableList() {
        return path.resolve("tables.csv");
    }

    private Path sequenceList() {
        return path.resolve("sequences.csv");
    }

    void writeTables(List<ExportedTable> tables) throws IOException {
        try (var csv = CsvWriter.builder().build(tableList())) {
            csv.writeRecord("table", "rows", "sha256");
            tables.forEach(each -> csv.writeRecord(each.name(), Long.toString(each.rows()), each.sha256()));
        }
    }

    void writeSequences(List<ExportedSequence> sequences) throws IOException {
        try (var csv = CsvWriter.builder().build(sequenceList())) {
            csv.writeRecord("sequence", "last");
            sequences.forEach(each -> csv.writeRecord(each.name(), each.last()));
        }
    }

    void write(ExportNote note) throws IOException {
        var values = new Properties();
        values.setProperty("at", note.at().toString());
        values.setProperty("postgres", note.postgres());
        values.setProperty("steps", String.join(",", note.steps()));
        values.setProperty("tables.sha256", sha256(tableList()));
        values.setProperty("sequences.sha256", sha256(sequenceList()));
        try (var out = Files.newBufferedWriter(path.resolve(NOTE))) {
            values.store(out, "An export of Redvest: ./redvest import database makes an installation of it");
        }
    }

    ExportNote note() throws IOException {
        var values = noted();
        return new ExportNote(
                Instant.parse(values.getProperty("at")),
                values.getProperty("postgres"),
                List.of(values.getProperty("steps").split(",")));
    }

    private Properties noted() throws IOException {
        var file = path.resolve(NOTE);
        if (!Files.isReadable(file)) {
            throw new DamagedExport(
                    "%s has no %s; it is no export, or one that was never finished".formatted(path, NOTE));
        }
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        for (var name : List.of("at", "postgres", "steps", "tables.sha256", "sequences.sha256")) {
            if (!values.containsKey(name)) {
                throw new DamagedExport("%s lacks the line %s".formatted(NOTE, name));
            }
        }
        return values;
    }

    List<ExportedTable> tables() throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(tableList())) {
            return csv.stream().map(ExportFolder::exportedTable).toList();
        }
    }

    private static ExportedTable exportedTable(NamedCsvRecord row) {
        return new ExportedTable(row.getField("table"), Long.parseLong(row.getField("rows")), row.getField("sha256"));
    }

    List<ExportedSequence> sequences() throws IOException {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(sequenceList())) {
            return csv.stream()
                    .map(row -> new ExportedSequence(row.getField("sequence"), row.getField("last")))
                    .toList();
        }
    }

    /** Every byte of it is read. */
    void check() throws IOException {
        var noted = noted();
        mustBe(tableList(), noted.getProperty("tables.sha256"));
        mustBe(sequenceList(), noted.getProperty("sequences.sha256"));
        for (var table : tables()) {
            mustBe(table(table.name()), table.sha256());
        }
    }

    private void mustBe(Path file, String sha256) throws IOException {
        var name = path.relativize(file);
        if (!Files.isReadable(file)) {
            throw new DamagedExport("it lacks " + name);
        }
        if (!sha256(file).equals(sha256)) {
            throw new DamagedExport("%s is not as it was written".formatted(name));
        }
    }

    /** A power failure after this loses nothing of it. */
    void force() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
    }

    static String sha256(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    InputStream open(ExportedTable table) throws IOException {
        return new GZIPInputStream(Files.newInputStream(table(table.name())), 1 << 16);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An export from which no database can be made. */
    static final class DamagedExport extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DamagedExport(String how) {
            super("The export is damaged: " + how);
        }
    }
}
