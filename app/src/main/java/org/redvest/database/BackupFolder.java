package org.redvest.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One backup: PostgreSQL's files and its list of them, the keys without which they cannot be opened, and a note of what made it. The note is
 * written last; a folder without it is no backup.
 */
record BackupFolder(Path path) {

    private static final String NOTE = "backup.properties";

    /** @param steps the steps of migration that had made the tables, such as 001,002,010 */
    record BackupNote(Instant at, String postgres, String platform, List<String> steps) {}

    Path archive() {
        return path.resolve("base.tar.gz");
    }

    Path manifest() {
        return path.resolve("backup_manifest");
    }

    Path keys() {
        return path.resolve("keys");
    }

    long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /** Every byte of it is read. */
    void check() throws IOException {
        note();
        BackupManifest.read(manifest()).check(archive());
        if (!Files.isReadable(keys().resolve(DataFolder.ACCESS))) {
            throw new DamagedBackup("it lacks keys/" + DataFolder.ACCESS);
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

    void write(BackupNote note) throws IOException {
        var values = new Properties();
        values.setProperty("at", note.at().toString());
        values.setProperty("postgres", note.postgres());
        values.setProperty("platform", note.platform());
        values.setProperty("steps", String.join(",", note.steps()));
        try (var out = Files.newBufferedWriter(path.resolve(NOTE))) {
            values.store(out, "A backup of Redvest: ./redvest restore makes an installation of it");
        }
    }

    BackupNote note() throws IOException {
        var file = path.resolve(NOTE);
        if (!Files.isReadable(file)) {
            throw new DamagedBackup(
                    "%s has no %s; it is no backup, or one that was never finished".formatted(path, NOTE));
        }
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        return new BackupNote(
                Instant.parse(values.getProperty("at")),
                values.getProperty("postgres"),
                values.getProperty("platform"),
                List.of(values.getProperty("steps").split(",")));
    }
}
