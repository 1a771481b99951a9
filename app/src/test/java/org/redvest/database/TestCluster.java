package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.redvest.setup.ShippedCity;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One PostgreSQL for all tests of a JVM, with a migrated template from which every test class gets its own database. */
public final class TestCluster {

    /** Only a bench pays for a disk. */
    private static final EmbeddedPostgres.Durability DURABILITY = Boolean.getBoolean("redvest.test.durable")
            ? EmbeddedPostgres.Durability.DURABLE
            : EmbeddedPostgres.Durability.DISPOSABLE;

    private static final TestCluster INSTANCE = new TestCluster();

    private final List<Runnable> beforeStop = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();
    private final DataFolder folder;
    private final EmbeddedPostgres server;
    private final DatabaseLogin owner;
    private final DatabaseLogin app;

    private TestCluster() {
        var path = temporaryFolder();
        folder = DataFolder.lock(path);
        server = EmbeddedPostgres.start(folder, DURABILITY, () -> {});
        owner = folder.login(DatabaseLogin.OWNER);
        app = folder.login(DatabaseLogin.APP);
        SpringApplication.getShutdownHandlers().add(() -> {
            beforeStop.forEach(Runnable::run);
            server.close();
            folder.close();
            deleteBehind(path);
        });
        migrate();
    }

    /**
     * By a process that outlives this one: a hundred databases are tens of thousands of files, and the JVM of the tests is
     * ended by force when it takes longer than thirty seconds to go.
     */
    private static void deleteBehind(Path path) {
        try {
            new ProcessBuilder("rm", "-rf", path.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + path, e);
        }
    }

    /** A database as Flyway leaves it, and nobody else's. */
    public static Database clone(String test) {
        return INSTANCE.cloneOf(Database.NAME, test);
    }

    /** A database of which no city has been founded: tables, and what comes with the program. */
    public static Database unfounded(String test) {
        var database = clone(test);
        try (var connection = database.asOwner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate city, division_amendment, region, region_outline, region_import");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return database;
    }

    /** A database without a single table. */
    static ExternalDatabase empty(String test) {
        var name = INSTANCE.numbered(test);
        INSTANCE.asSuperuser("create database \"%s\" template template0 owner redvest_owner".formatted(name));
        return new ExternalDatabase(INSTANCE.server.url(name), INSTANCE.owner, INSTANCE.app);
    }

    /** A database as another is now; nobody may be connected to that one. It is on disk before anybody uses it. */
    public static Database clone(String test, Database prepared) {
        var url = prepared.url();
        var clone = INSTANCE.cloneOf(url.substring(url.lastIndexOf('/') + 1), test);
        command("checkpoint");
        return clone;
    }

    /** Past every policy, for a bench that counts what came of it. */
    public static DataSource asSuperuser(Database clone) {
        var login = INSTANCE.server.superuser();
        return new DriverManagerDataSource(clone.url(), login.role(), login.password());
    }

    /** For pools, which would otherwise wait for a server that is gone. */
    public static void beforeStop(Runnable closing) {
        INSTANCE.beforeStop.add(closing);
    }

    private Database cloneOf(String template, String test) {
        var name = numbered(test);
        asSuperuser("create database \"%s\" template \"%s\" owner redvest_owner".formatted(name, template));
        return Database.external(new ExternalDatabase(server.url(name), owner, app));
    }

    private String numbered(String test) {
        return "%s_%d"
                .formatted(
                        test.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(java.util.Locale.ROOT),
                        number.incrementAndGet());
    }

    private void migrate() {
        try (var superuser = superuser()) {
            DatabaseRoles.ensureOwner(superuser, owner);
            DatabaseRoles.ensureApp(superuser, app);
            DatabaseRoles.ensureDatabase(superuser, Database.NAME);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var template = Database.external(new ExternalDatabase(server.url(Database.NAME), owner, app));
        Flyway.configure().dataSource(template.asOwner()).load().migrate();
        ShippedCity.into(template.asApp());
    }

    static void command(String command) {
        INSTANCE.asSuperuser(command);
    }

    static ExternalDatabase address(Database clone, String appPassword) {
        return ExternalDatabase.of(clone.url(), INSTANCE.owner.role(), INSTANCE.owner.password(), appPassword);
    }

    /** What a process of its own must find in its environment to work on a clone as {@code --db-url}. */
    public static java.util.Map<String, String> environment() {
        return java.util.Map.of(
                "REDVEST_DB_OWNER", INSTANCE.owner.role(),
                "REDVEST_DB_OWNER_PASSWORD", INSTANCE.owner.password(),
                "REDVEST_DB_APP_PASSWORD", INSTANCE.app.password());
    }

    static String appPassword() {
        return INSTANCE.app.password();
    }

    private void asSuperuser(String command) {
        try (var connection = superuser();
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(command, e);
        }
    }

    private java.sql.Connection superuser() throws SQLException {
        var login = server.superuser();
        return DriverManager.getConnection(server.url("postgres"), login.role(), login.password());
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("redvest-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
