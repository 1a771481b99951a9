package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own on loopback, with its data kept in the installation's folder. It ends with this process, also
 * when that is killed, and starts again from whatever it finds then. When it dies alone, it is started again on the same data
 * and the same port; when that fails, this process ends, for a server without its database can serve no page.
 */
final class EmbeddedPostgres implements AutoCloseable {

    /** Whether a commit must survive a loss of power. A test's data need not. */
    enum Durability {
        DURABLE,
        DISPOSABLE
    }

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String SUPERUSER = "postgres";
    private static final int LONGEST_SOCKET_FOLDER = 90;
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(30);
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    /** Processes of a server that was killed notice it one by one; until then no other may start on their data. */
    private static final Duration HEIR_PATIENCE = Duration.ofSeconds(30);

    private static final int FAILED_RESTARTS = 3;
    private static final long PAUSE_MS = 30;

    private final DataFolder folder;
    private final Durability durability;
    private final Keeper keeper = Keeper.forThisProcess();
    private final PostgresPrograms programs;
    private final DatabaseLogin superuser;
    private final int port;
    private final Runnable lost;

    /** Whether the start has come to its end, and how: before that, a server that dies is a start that failed. */
    private final CompletableFuture<Boolean> started = new CompletableFuture<>();

    private volatile Process server;
    private volatile boolean closing;

    private EmbeddedPostgres(DataFolder folder, Durability durability, Runnable lost) {
        if (!PostgresBinaries.isTestedHere()) {
            log.warn("The embedded PostgreSQL was never tested on this kind of machine");
        }
        this.folder = folder;
        this.durability = durability;
        this.lost = lost;
        this.programs = new PostgresPrograms(folder, keeper);
        folder.checkAccess();
        this.superuser = folder.login(SUPERUSER);
        folder.login(DatabaseLogin.OWNER);
        folder.login(DatabaseLogin.APP);
        folder.shortenLog();
        if (!Files.isDirectory(folder.cluster())) {
            new NewCluster(folder, keeper, programs, durability).make(superuser);
        }
        removeOrphan();
        keeper.own(folder.cluster());
        this.port = folder.port();
        this.server = launch();
        try {
            awaitReadiness();
            started.complete(true);
        } finally {
            started.complete(false);
        }
    }

    /** @param lost what to do when the server has died and cannot be started again */
    static EmbeddedPostgres start(DataFolder folder, Durability durability, Runnable lost) {
        return new EmbeddedPostgres(folder, durability, lost);
    }

    DatabaseLogin superuser() {
        return superuser;
    }

    String url(String database) {
        return url(port, database);
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Fast shutdown: connections are cut, everything committed is on disk. */
    @Override
    public void close() {
        closing = true;
        if (server.isAlive()) {
            programs.succeeds(
                    "pg_ctl", List.of("stop", "-D", folder.cluster().toString(), "-m", "fast", "-w", "-t", "30"));
        }
        server.destroyForcibly();
    }

    /**
     * We hold the folder's lock, so whatever server still runs on it belongs to a process that was killed. It is on its way
     * out; and if its number has meanwhile been given to some other program, PostgreSQL must not mistake that for it.
     */
    private void removeOrphan() {
        var note = folder.cluster().resolve("postmaster.pid");
        var orphan = orphan(note);
        if (orphan.isPresent()) {
            log.info("Waiting for the database of a killed Redvest to stop");
            programs.succeeds(
                    "pg_ctl", List.of("kill", "INT", Long.toString(orphan.get().pid())));
            if (!until(ORPHAN_PATIENCE, () -> !orphan.get().isAlive())) {
                throw new DatabaseUnavailable(
                        "The database server %d of a Redvest that was killed does not stop. End it and start again."
                                .formatted(orphan.get().pid()));
            }
        }
        try {
            Files.deleteIfExists(note);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove " + note, e);
        }
    }

    private Optional<ProcessHandle> orphan(Path note) {
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(note)) {
            return lines.findFirst()
                    .flatMap(line -> ProcessHandle.of(Long.parseLong(line.strip())))
                    .filter(process -> process.info()
                            .commandLine()
                            .filter(line -> line.contains(folder.cluster().toString()))
                            .isPresent());
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The kernel's death signal follows the thread that forked, not the process: this one lives as long as the server. */
    private Process launch() {
        var launched = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("embedded-postgres").start(() -> {
            try {
                var process = programs.start("postgres", server());
                launched.complete(process);
                process.waitFor();
                if (started.join()) {
                    supervise();
                }
            } catch (IOException | InterruptedException e) {
                launched.completeExceptionally(e);
            }
        });
        try {
            return launched.get();
        } catch (ExecutionException e) {
            throw new DatabaseUnavailable("PostgreSQL could not be started: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while PostgreSQL was starting", e);
        }
    }

    /** From here on the server has died once; each turn is one more life. */
    private void supervise() throws InterruptedException {
        while (!closing) {
            log.warn("PostgreSQL has ended (code {}) and is started again", server.exitValue());
            try {
                if (restarted()) {
                    server.waitFor();
                    continue;
                }
            } catch (IOException | RuntimeException e) {
                log.error("PostgreSQL cannot be started again", e);
            }
            if (!closing) {
                sayLost();
                lost.run();
            }
            return;
        }
    }

    private void sayLost() {
        log.error(
                "PostgreSQL has ended and cannot be started again, so Redvest ends too. What was answered is on disk. Is the disk full? The end of {}:{}{}",
                folder.log(),
                System.lineSeparator(),
                programs.endOfLog());
    }

    private boolean restarted() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int failures = 0;
        while (!closing && failures < FAILED_RESTARTS) {
            removeOrphan();
            server = programs.start("postgres", server());
            if (until(START_PATIENCE, () -> closing || !server.isAlive() || accepts()) && server.isAlive()) {
                log.info("PostgreSQL is back after {} ms", (System.nanoTime() - begun) / 1_000_000);
                return true;
            }
            boolean awaitsOrphans =
                    programs.endOfLog().contains("still in use") && System.nanoTime() - begun < HEIR_PATIENCE.toNanos();
            failures += awaitsOrphans ? 0 : 1;
            Thread.sleep(PAUSE_MS);
        }
        return false;
    }

    /** No values in the log: statements carry people's names. */
    private List<String> server() {
        var command = new ArrayList<>(List.of("-D", folder.cluster().toString(), "-p", Integer.toString(port)));
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=" + socketFolder(),
                "timezone=UTC",
                "log_timezone=UTC",
                "jit=off",
                "max_connections=100",
                "log_error_verbosity=terse",
                "log_min_error_statement=panic"));
        if (durability == Durability.DISPOSABLE) {
            settings.addAll(
                    List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=300"));
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }

    /** A socket's path has at most 107 bytes. */
    private String socketFolder() {
        var path = folder.cluster().toString();
        return path.length() <= LONGEST_SOCKET_FOLDER ? path : "";
    }

    private void awaitReadiness() {
        boolean ready;
        try {
            ready = until(START_PATIENCE, () -> !server.isAlive() || accepts());
        } catch (DatabaseUnavailable e) {
            server.destroy();
            throw e;
        }
        if (!ready || !server.isAlive()) {
            server.destroy();
            throw new DatabaseUnavailable(
                    "PostgreSQL did not start. The end of %s:%n%s".formatted(folder.log(), programs.endOfLog()));
        }
    }

    private boolean accepts() {
        try (var _ = DriverManager.getConnection(url("postgres"), superuser.role(), superuser.password())) {
            return true;
        } catch (SQLException e) {
            if (DatabaseRoles.WRONG_PASSWORD.equals(e.getSQLState())) {
                throw folder.wrongPassword(SUPERUSER);
            }
            return false;
        }
    }

    private static boolean until(Duration patience, BooleanSupplier condition) {
        var end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
