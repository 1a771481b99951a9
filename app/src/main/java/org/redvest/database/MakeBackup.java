package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * {@code redvest backup}: copies an embedded database and its keys while it serves, reads the copy once more, and only then gives it its
 * name. PostgreSQL writes the copy itself, by the command BASE_BACKUP of its replication protocol.
 */
public final class MakeBackup {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'redvest-'yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private static final String BASE_BACKUP = """
            BASE_BACKUP (LABEL 'redvest', CHECKPOINT 'fast', WAL true, MANIFEST 'yes', MANIFEST_CHECKSUMS 'SHA256', \
            COMPRESSION 'gzip', TARGET 'server', TARGET_DETAIL '%s')
            """;

    /** The driver executes the command and then says that it has no use for one of its answers. */
    private static final String NOT_IMPLEMENTED = "0A000";

    private static final String STEPS = """
            select version from flyway_schema_history where success and version is not null order by installed_rank
            """;

    private static final String MADE = """
            insert into backup (made_at, bytes) values (:at, :bytes)
            """;

    private MakeBackup() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** @param arguments the data folder, and the folder in which backups lie */
    static int run(String... arguments) {
        if (arguments.length != 2) {
            System.err.println("usage: ./redvest backup FOLDER [--data DIR]");
            return 2;
        }
        try {
            var backup = make(Path.of(arguments[0]), Path.of(arguments[1]), Clock.systemUTC());
            System.out.printf("备份已完成，已逐个文件核对 Backed up and checked: %s%n", backup.path());
            return 0;
        } catch (DatabaseUnavailable | DamagedBackup refused) {
            System.err.println(refused.getMessage());
        } catch (IOException | UncheckedIOException broken) {
            System.err.println("The backup could not be written: " + broken.getMessage());
        }
        return 1;
    }

    /** @param into the folder in which backups lie, one folder each */
    static BackupFolder make(Path data, Path into, Clock clock) throws IOException {
        if (!Files.isDirectory(data.resolve("database/cluster"))) {
            throw new DatabaseUnavailable(
                    "%s holds no embedded database. A PostgreSQL of your own is backed up by its own means."
                            .formatted(data));
        }
        var free = DataFolder.lockIfFree(data);
        if (free.isEmpty()) {
            return copy(new Source(data, DataFolder.access(data).port()), into, clock);
        }
        try (var folder = free.get();
                var _ = EmbeddedPostgres.start(folder, EmbeddedPostgres.Durability.DURABLE, () -> {})) {
            return copy(new Source(data, DataFolder.access(data).port()), into, clock);
        }
    }

    private record Source(Path data, int port) {

        DatabaseLogin superuser() {
            return DataFolder.superuser(data);
        }

        JdbcClient jdbc() {
            return JdbcClient.create(new DriverManagerDataSource(
                    EmbeddedPostgres.url(port, Database.NAME),
                    superuser().role(),
                    superuser().password()));
        }
    }

    private static BackupFolder copy(Source source, Path into, Clock clock) throws IOException {
        var at = clock.instant();
        var unfinished = into.toAbsolutePath().resolve(NAME.format(at) + ".unfinished");
        var staged = source.data().toAbsolutePath().normalize().resolve("database/backup.new");
        FileSystemUtils.deleteRecursively(staged);
        Files.createDirectory(staged);
        try {
            Files.createDirectories(unfinished);
            Keeper.forThisProcess().own(staged);
            askPostgres(source, staged.resolve("base"));
            FileSystemUtils.copyRecursively(staged.resolve("base"), unfinished);
        } finally {
            FileSystemUtils.deleteRecursively(staged);
        }
        return finished(source, new BackupFolder(unfinished), into.resolve(NAME.format(at)), at);
    }

    private static BackupFolder finished(Source source, BackupFolder made, Path name, Instant at) throws IOException {
        DataFolder.copyKeys(source.data(), made.keys());
        made.write(new BackupFolder.BackupNote(
                at, PostgresBinaries.version(), PostgresBinaries.platform(), steps(source.jdbc())));
        made.force();
        made.check();
        source.jdbc()
                .sql(MADE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("bytes", made.bytes())
                .update();
        return new BackupFolder(Files.move(made.path(), name));
    }

    private static List<String> steps(JdbcClient jdbc) {
        return jdbc.sql(STEPS).query((row, _) -> row.getString("version")).list();
    }

    /** What PostgreSQL lists of its copy is written after everything else: without the list, the copy is not complete. */
    private static void askPostgres(Source source, Path target) throws IOException {
        var properties = new Properties();
        properties.setProperty("user", source.superuser().role());
        properties.setProperty("password", source.superuser().password());
        properties.setProperty("replication", "true");
        properties.setProperty("assumeMinServerVersion", "9.4");
        properties.setProperty("preferQueryMode", "simple");
        var failure = Optional.<SQLException>empty();
        try (var connection = DriverManager.getConnection(EmbeddedPostgres.url(source.port(), "postgres"), properties);
                var statement = connection.createStatement()) {
            statement.execute(BASE_BACKUP.formatted(target.toString().replace("'", "''")));
        } catch (SQLException e) {
            failure = Optional.of(e);
        }
        boolean complete = Files.exists(target.resolve("backup_manifest"));
        if (!complete
                || failure.filter(e -> !NOT_IMPLEMENTED.equals(e.getSQLState())).isPresent()) {
            throw new DatabaseUnavailable("PostgreSQL did not finish the backup: "
                    + failure.map(SQLException::getMessage).orElse("it says nothing"));
        }
    }
}
