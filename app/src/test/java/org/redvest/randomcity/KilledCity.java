package org.redvest.randomcity;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.redvest.database.Database;
import org.redvest.database.TestCluster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The same application as a process of its own on a database that outlives it. It cannot be told the time: it is killed, and
 * when it starts again it is later.
 */
final class KilledCity implements CityServer {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration NOT_WORTH_A_KILL = Duration.ofMinutes(5);

    private static final String LATER = """
            insert into clock_offset (seconds) values (:seconds)
            on conflict (only_row) do update set seconds = excluded.seconds
            """;

    private final Path folder;
    private final int port;
    private final String database;
    private final SingleConnectionDataSource everything;
    private Duration offset;
    private Process process;

    KilledCity(Database founded, Instant begins) {
        try {
            folder = Files.createTempDirectory("redvest-killed-");
            port = freePort();
            everything = new SingleConnectionDataSource(
                    TestCluster.asSuperuser(founded).getConnection(), true);
        } catch (IOException | java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
        database = founded.url();
        offset = Duration.between(Instant.now(), begins);
        process = start();
    }

    @Override
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public DataSource everything() {
        return everything;
    }

    @Override
    public Instant now() {
        return Instant.now().plus(offset).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    }

    @Override
    public Instant realTime() {
        return Instant.now();
    }

    /** Minutes pass by themselves. */
    @Override
    public void moveTo(Instant time) {
        var step = Duration.between(now(), time);
        if (step.compareTo(NOT_WORTH_A_KILL) > 0) {
            kill();
            offset = offset.plus(step);
            startAgain();
        }
    }

    @Override
    public boolean hasDoneItsJobs() {
        return false;
    }

    /** As if the power failed, whatever it was doing. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void startAgain() {
        process = start();
    }

    @Override
    public void close() {
        kill();
        everything.destroy();
        FileSystemUtils.deleteRecursively(folder.toFile());
    }

    private Process start() {
        JdbcClient.create(everything)
                .sql(LATER)
                .param("seconds", offset.toSeconds())
                .update();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(
                List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m", "-cp", classes()));
        command.addAll(List.of(
                "org.redvest.RedvestApplication",
                "--redvest.data=" + folder,
                "--redvest.db.url=" + database,
                "--redvest.housekeeping=1s",
                "--server.port=" + port,
                "--server.address=127.0.0.1"));
        try {
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("console.log").toFile()));
            builder.environment().putAll(TestCluster.environment());
            var started = builder.start();
            awaitReady(started);
            return started;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Those of the application, without its tests: their beans would be taken for its own. */
    private static String classes() {
        var tests = new File(KilledCity.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !new File(entry).equals(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void awaitReady(Process started) {
        var request = HttpRequest.newBuilder(address().resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(2))
                .build();
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until && started.isAlive()) {
                if (isReady(client, request)) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            throw new IllegalStateException(
                    "The city did not start: " + Files.readString(folder.resolve("console.log")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
