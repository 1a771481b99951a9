package org.redvest.database;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.redvest.database.ExportFolder.DamagedExport;
import org.redvest.database.ExportFolder.ExportNote;
import org.redvest.database.ExportFolder.ExportedTable;
import org.springframework.util.FileSystemUtils;

/**
 * {@code redvest export}: writes every table as text, as of one moment and while Redvest serves, for a database of another version or another
 * place. What it needs of memory does not grow with the tables.
 */
public final class MakeExport {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'redvest-export-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final String USAGE = "usage: ./redvest export FOLDER [--data DIR | --db-url URL]";

    private MakeExport() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @param arguments the folder in which exports lie, the address of an external database or nothing, and the data folder */
    static int run(String... arguments) {
        if (arguments.length != 3) {
            System.err.println(USAGE);
            return 2;
        }
        var data = Path.of(arguments[2]);
        try (var database = open(arguments[1], data)) {
            var export = make(database, data, Path.of(arguments[0]), Clock.systemUTC());
            System.out.printf("已导出，已逐个文件核对 Exported and checked: %s%n", export.path());
            tellKeys(export);
            return 0;
        } catch (DatabaseUnavailable | DamagedExport refused) {
            System.err.println(refused.getMessage());
        } catch (SQLException | IOException | UncheckedIOException broken) {
            System.err.println("The export could not be written: " + broken.getMessage());
        }
        return 1;
    }

    private static Database open(String url, Path data) {
        if (!url.isEmpty()) {
            return Database.external(ExternalDatabase.fromEnvironment(url));
        }
        if (!Files.isDirectory(data.resolve("database/cluster"))) {
            throw new DatabaseUnavailable(
                    "%s holds no embedded database. Name its folder with --data, or an external database with --db-url."
                            .formatted(data));
        }
        return Database.asFound(data);
    }

    private static void tellKeys(ExportFolder export) throws IOException {
        var keys = DataFolder.keys(export.keys());
        System.out.println(
                keys.isEmpty()
                        ? "没有密钥文件：环境变量里的密钥（REDVEST_DOCUMENT_KEY、REDVEST_CHANNELS_KEY、REDVEST_BULLETINS_KEY）请另行保管 No key files: keep the keys of the environment (REDVEST_DOCUMENT_KEY, REDVEST_CHANNELS_KEY, REDVEST_BULLETINS_KEY) yourself"
                        : "随附密钥 Keys included: " + String.join(", ", keys));
    }

    /** @param into the folder in which exports lie, one folder each */
    static ExportFolder make(Database database, Path data, Path into, Clock clock) throws IOException, SQLException {
        var at = clock.instant();
        var name = into.resolve(NAME.format(at));
        var made = new ExportFolder(into.resolve(NAME.format(at) + ".unfinished"));
        FileSystemUtils.deleteRecursively(made.path());
        Files.createDirectories(into);
        Files.createDirectory(
                made.path(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            DataFolder.copyKeyFiles(data, made.keys());
            try (var connection = database.asOwner().getConnection()) {
                var steps = write(TableCopies.begin(connection), made);
                made.write(new ExportNote(at, connection.getMetaData().getDatabaseProductVersion(), steps));
            }
            made.force();
            made.check();
            return new ExportFolder(Files.move(made.path(), name));
        } finally {
            FileSystemUtils.deleteRecursively(made.path());
        }
    }

    /** The sequences are read last: numbers given out meanwhile are never given out again. */
    private static List<String> write(TableCopies copies, ExportFolder made) throws IOException, SQLException {
        var steps = copies.steps();
        Files.createDirectory(made.path().resolve("tables"));
        var written = new ArrayList<ExportedTable>();
        for (var table : copies.tables()) {
            written.add(write(copies, table, made));
        }
        made.writeTables(written);
        made.writeSequences(copies.sequences());
        copies.connection().rollback();
        return steps;
    }

    private static ExportedTable write(TableCopies copies, TableCopies.StoredTable table, ExportFolder made)
            throws IOException, SQLException {
        var file = made.table(table.name());
        long rows;
        try (var out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16)) {
            rows = copies.copyOut(table, out);
        }
        return new ExportedTable(table.name(), rows, ExportFolder.sha256(file));
    }
}
