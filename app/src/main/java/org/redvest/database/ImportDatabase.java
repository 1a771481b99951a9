package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.redvest.database.ExportFolder.DamagedExport;
import org.redvest.database.ExportFolder.ExportedTable;
import org.redvest.database.TableCopies.StoredTable;
import org.springframework.util.FileSystemUtils;

/**
 * {@code redvest import database}: makes an installation of an export, in a new data folder or in an empty external database. The tables are
 * made by our own migrations, up to the step at which they were exported; then all rows come in one transaction.
 */
public final class ImportDatabase {

    private static final String USAGE = "usage: ./redvest import database EXPORT --data DIR [--db-url URL]";

    private static final String STARTED = """
            select count(*) from installation
            """;

    private static final String TABLES = """
            select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
            """;

    private ImportDatabase() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @param arguments the export's own folder, the address of an external database or nothing, and the data folder */
    static int run(String... arguments) {
        if (arguments.length != 3) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            var export = new ExportFolder(Path.of(arguments[0]));
            long rows = arguments[1].isEmpty()
                    ? intoFolder(export, Path.of(arguments[2]))
                    : intoExternal(export, ExternalDatabase.fromEnvironment(arguments[1]), Path.of(arguments[2]));
            System.out.printf("已导入 %,d 行 Imported %<,d rows from %s%n", rows, export.path());
            return 0;
        } catch (DatabaseUnavailable | DamagedExport refused) {
            System.err.println(refused.getMessage());
        } catch (SQLException | IOException | UncheckedIOException broken) {
            System.err.println("The export could not be imported, nothing of it was kept: " + broken.getMessage());
        }
        return 1;
    }

    /** Made beside the folder and renamed when complete. */
    static long intoFolder(ExportFolder export, Path data) throws IOException, SQLException {
        RestoreBackup.mustBeEmpty(data);
        mustBeWholeAndKnown(export);
        var unfinished = data.resolveSibling(data.getFileName() + ".importing");
        clear(unfinished);
        Files.createDirectories(unfinished);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwx------"));
        try {
            long rows;
            try (var database = Database.embedded(unfinished)) {
                rows = load(export, database);
            }
            DataFolder.copyKeyFiles(export.keys(), unfinished);
            Files.deleteIfExists(data);
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
            return rows;
        } finally {
            FileSystemUtils.deleteRecursively(unfinished);
        }
    }

    /** The server of an import that was killed may still be stopping: a start waits for it. */
    private static void clear(Path unfinished) throws IOException {
        if (Files.isDirectory(unfinished.resolve("database/cluster"))) {
            Database.embedded(unfinished).close();
        }
        FileSystemUtils.deleteRecursively(unfinished);
    }

    /** @param data where the keys go; a database of one's own needs a folder for them all the same */
    static long intoExternal(ExportFolder export, ExternalDatabase external, Path data)
            throws IOException, SQLException {
        mustBeWholeAndKnown(export);
        var strange = DataFolder.keys(data);
        if (!strange.isEmpty()) {
            throw new DatabaseUnavailable(
                    "%s holds keys of another installation (%s). Choose another --data; nothing was changed."
                            .formatted(data, String.join(", ", strange)));
        }
        try (var database = Database.external(external)) {
            mustNeverHaveStarted(database);
            long rows = load(export, database);
            DataFolder.copyKeyFiles(export.keys(), data);
            return rows;
        }
    }

    /** Tables without an installation were left by an import that was cut off: none of its rows stayed. */
    private static void mustNeverHaveStarted(Database database) throws SQLException {
        try (var connection = database.asOwner().getConnection();
                var statement = connection.createStatement()) {
            if (isZero(statement, TABLES)) {
                return;
            }
            if (!isZero(statement, "select case when to_regclass('public.installation') is null then 1 else 0 end")
                    || !isZero(statement, STARTED)) {
                throw new DatabaseUnavailable(
                        "The external database is not empty. An export is imported into a database of its own; nothing was changed.");
            }
        }
    }

    private static boolean isZero(Statement statement, String question) throws SQLException {
        try (var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getLong(1) == 0;
        }
    }

    private static void mustBeWholeAndKnown(ExportFolder export) throws IOException {
        var unknown = export.note().steps().stream()
                .map(step -> step.replaceAll(":.*", ""))
                .filter(step -> !RestoreBackup.known().contains(step))
                .toList();
        if (!unknown.isEmpty()) {
            throw new DatabaseUnavailable(
                    "This export was made by a newer Redvest: its steps %s are not known here. Nothing was changed."
                            .formatted(String.join(", ", unknown)));
        }
        export.check();
    }

    private static long load(ExportFolder export, Database database) throws IOException, SQLException {
        var steps = export.note().steps();
        var last = steps.getLast().replaceAll(":.*", "");
        Schema.migrate(
                Flyway.configure().dataSource(database.asOwner()).target(last).load());
        long rows;
        try (var connection = database.asOwner().getConnection()) {
            var copies = TableCopies.begin(connection);
            mustBeTheSameTables(steps, copies.steps());
            rows = load(export, copies);
            connection.commit();
            connection.setAutoCommit(true);
            copies.execute("analyze");
        }
        Schema.migrate(Flyway.configure().dataSource(database.asOwner()).load());
        return rows;
    }

    private static void mustBeTheSameTables(List<String> exported, List<String> here) {
        if (!exported.equals(here)) {
            var differing = exported.stream()
                    .filter(step -> !here.contains(step))
                    .map(step -> step.replaceAll(":.*", ""))
                    .collect(Collectors.joining(", "));
            throw new DatabaseUnavailable(
                    "This export was made by another edition of Redvest, which made its tables differently (steps %s). Nothing of it was kept."
                            .formatted(differing));
        }
    }

    /** Rows that the migrations brought were exported too, as the city had changed them. */
    private static long load(ExportFolder export, TableCopies copies) throws IOException, SQLException {
        var hindrances = copies.hindrances();
        for (var each : hindrances) {
            copies.execute(each.lift());
        }
        Map<String, StoredTable> here = copies.tables().stream().collect(Collectors.toMap(StoredTable::name, it -> it));
        copies.execute("truncate " + String.join(", ", here.keySet()));
        long rows = 0;
        for (var table : export.tables()) {
            rows += load(export, table, here, copies);
        }
        for (var sequence : export.sequences()) {
            copies.set(sequence);
        }
        for (var each : hindrances) {
            copies.execute(each.restore());
        }
        return rows;
    }

    private static long load(
            ExportFolder export, ExportedTable table, Map<String, StoredTable> here, TableCopies copies)
            throws IOException, SQLException {
        var stored = here.get(table.name());
        if (stored == null) {
            throw new DamagedExport("there is no table %s here".formatted(table.name()));
        }
        try (var in = export.open(table)) {
            long rows = copies.copyIn(stored, in);
            if (rows != table.rows()) {
                throw new DamagedExport(
                        "%s has %d rows and should have %d".formatted(table.name(), rows, table.rows()));
            }
            return rows;
        }
    }
}
