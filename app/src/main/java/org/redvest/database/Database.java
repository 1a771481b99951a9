package org.redvest.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** An open database whose two roles stand: its address and how each of them signs in. */
public final class Database implements AutoCloseable {

    /** Name of the embedded server's database. */
    static final String NAME = "redvest";

    /** How a process ends that has lost its database: the code of sysexits.h for a service that is unavailable. */
    static final int LOST = 69;

    private final String url;
    private final DatabaseLogin owner;
    private final DatabaseLogin app;
    private final boolean shared;
    private final Runnable close;

    private Database(String url, DatabaseLogin owner, DatabaseLogin app, boolean shared, Runnable close) {
        this.url = url;
        this.owner = owner;
        this.app = app;
        this.shared = shared;
        this.close = close;
    }

    /** Starts the embedded server on a folder that nobody else uses. */
    public static Database embedded(Path path) {
        return embedded(path, EmbeddedPostgres.Durability.DURABLE);
    }

    static Database embedded(Path path, EmbeddedPostgres.Durability durability) {
        return embedded(DataFolder.lock(path), durability);
    }

    private static Database embedded(DataFolder folder, EmbeddedPostgres.Durability durability) {
        try {
            var server = EmbeddedPostgres.start(folder, durability, Database::endProcess);
            try {
                return prepared(folder, server);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Orderly where that is possible within ten seconds; without the database not everything can be. */
    private static void endProcess() {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(LOST);
        });
        Thread.ofPlatform().start(() -> System.exit(LOST));
    }

    /**
     * For tools that work beside Redvest: an external database, the server of the Redvest that runs on the folder, or, when
     * none does, a server started for the tool alone. Migrated, if no Redvest was there to do it.
     */
    public static Database forTools(ExternalDatabase external) {
        var database = external(external);
        database.migrate();
        return database;
    }

    public static Database forTools(Path path) {
        var folder = DataFolder.lockIfFree(path);
        if (folder.isEmpty()) {
            return running(path);
        }
        var database = embedded(folder.get(), EmbeddedPostgres.Durability.DURABLE);
        database.migrate();
        return database;
    }

    /** As {@link #forTools(Path)}, with the tables as they were found: a copy of them must not change them first. */
    static Database asFound(Path path) {
        return DataFolder.lockIfFree(path)
                .map(folder -> embedded(folder, EmbeddedPostgres.Durability.DURABLE))
                .orElseGet(() -> running(path));
    }

    private static Database running(Path path) {
        var access = DataFolder.access(path);
        var database =
                new Database(EmbeddedPostgres.url(access.port(), NAME), access.owner(), access.app(), false, () -> {});
        database.check();
        return database;
    }

    /** A server that somebody else runs. The owner may create the application's role; otherwise it must be there. */
    public static Database external(ExternalDatabase external) {
        var database = new Database(external.url(), external.owner(), external.app(), true, () -> {});
        try (var connection = database.connect(external.owner())) {
            DatabaseRoles.ensureApp(connection, external.app());
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The database %s cannot be used by its owner %s: %s"
                            .formatted(
                                    ExternalDatabase.withoutSecrets(external.url()), external.owner(), e.getMessage()),
                    e);
        }
        database.check();
        return database;
    }

    private static Database prepared(DataFolder folder, EmbeddedPostgres server) {
        var owner = folder.login(DatabaseLogin.OWNER);
        var app = folder.login(DatabaseLogin.APP);
        var superuser = server.superuser();
        try (var connection =
                DriverManager.getConnection(server.url("postgres"), superuser.role(), superuser.password())) {
            DatabaseRoles.ensureOwner(connection, owner);
            DatabaseRoles.ensureApp(connection, app);
            DatabaseRoles.ensureDatabase(connection, NAME);
        } catch (SQLException e) {
            throw new DatabaseUnavailable("The embedded database could not be prepared: " + e.getMessage(), e);
        }
        var database = new Database(server.url(NAME), owner, app, false, () -> {
            server.close();
            folder.close();
        });
        database.checkPassword(folder, owner);
        database.checkPassword(folder, app);
        database.check();
        return database;
    }

    private void checkPassword(DataFolder folder, DatabaseLogin login) {
        try (var _ = connect(login)) {
            return;
        } catch (SQLException e) {
            if (DatabaseRoles.WRONG_PASSWORD.equals(e.getSQLState())) {
                throw folder.wrongPassword(login.role());
            }
            throw new DatabaseUnavailable("The role %s cannot sign in: %s".formatted(login, e.getMessage()), e);
        }
    }

    public String url() {
        return url;
    }

    /** Whether other nodes may work on it. An embedded one belongs to the process that holds the folder's lock. */
    public boolean isShared() {
        return shared;
    }

    DatabaseLogin owner() {
        return owner;
    }

    DatabaseLogin app() {
        return app;
    }

    /** For migrations only. */
    public DataSource asOwner() {
        return new DriverManagerDataSource(url, owner.role(), owner.password());
    }

    /** A tool's transactions tell PostgreSQL their scope, as the application's do. */
    public static PlatformTransactionManager transactions(DataSource source) {
        return new ScopedTransactionManager(source);
    }

    /** One connection per use; the application itself works through a pool. */
    public DataSource asApp() {
        return new DriverManagerDataSource(url, app.role(), app.password());
    }

    @Override
    public void close() {
        close.run();
    }

    private void migrate() {
        Schema.migrate(Flyway.configure().dataSource(asOwner()).load());
    }

    private void check() {
        try (var connection = connect(owner)) {
            DatabaseRoles.checkLocale(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The owner %s cannot work in %s: %s"
                            .formatted(owner, ExternalDatabase.withoutSecrets(url), e.getMessage()),
                    e);
        }
        try (var connection = connect(app)) {
            DatabaseRoles.checkApp(connection);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The role %s cannot sign in at %s: %s"
                            .formatted(app, ExternalDatabase.withoutSecrets(url), e.getMessage()),
                    e);
        }
    }

    /** To ask whether the database answers: beside the pool, and with little patience. */
    Connection connectForPulse() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", app.role());
        properties.setProperty("password", app.password());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "4");
        properties.setProperty("socketTimeout", "4");
        properties.setProperty("ApplicationName", "redvest-pulse");
        return DriverManager.getConnection(url, properties);
    }

    /** For the words of other nodes: it waits for them without an end. */
    Connection connectToListen() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", app.role());
        properties.setProperty("password", app.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "redvest-listener");
        return DriverManager.getConnection(url, properties);
    }

    private Connection connect(DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(url, login.role(), login.password());
    }
}
