package org.redvest.e2e;

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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The packaged app as a process of its own, with data of its own. */
final class City {

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static @Nullable City shared;

    private final String name;
    private final List<String> options;
    private final Path folder;
    private final int port;
    private Process process;

    private City(String name, Path folder, int port, String... options) {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.options = List.of(options);
        this.process = start();
    }

    /** One demo city for all tests of a run: founding it takes longer than walking it. */
    static synchronized City shared() {
        if (shared == null) {
            shared = founded("demo", "--redvest.demo=true", "--redvest.demo.volunteers=1500");
        }
        return shared;
    }

    /** A real installation that waits to be founded. */
    static City real() {
        return founded("real");
    }

    private static City founded(String name, String... options) {
        try {
            var city = new City(name, Files.createTempDirectory("redvest-e2e"), freePort(), options);
            Runtime.getRuntime().addShutdownHook(new Thread(city::close));
            return city;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** Where it keeps everything. */
    Path data() {
        return folder;
    }

    /** As if the power failed, and came back. */
    void killAndRestart() {
        process.destroyForcibly();
        await(process);
        process = start();
    }

    /** As an administrator stops it for an update, and starts it again. */
    void restart() {
        process.destroy();
        await(process);
        process = start();
    }

    private void close() {
        process.destroy();
        await(process);
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private Process start() {
        try {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var app = Path.of("..", "app", "target", "redvest-app.jar").toString();
            var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx512m", "-jar", app));
            command.addAll(options);
            command.addAll(List.of("--redvest.data=" + folder, "--server.port=" + port));
            var started = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(console().toFile()))
                    .start();
            awaitReady(started);
            return started;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What whoever started it has read so far. */
    String said() {
        try {
            return Files.readString(console());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What its console shows, as soon as it does. */
    String printed(Pattern words) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < until) {
                var found = words.matcher(said());
                if (found.find()) {
                    return found.group();
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("The console does not show " + words + ": see " + console());
    }

    private Path console() {
        var target = Path.of("target");
        target.toFile().mkdirs();
        return target.resolve("city-%s-%d.log".formatted(name, port));
    }

    private void awaitReady(Process started) {
        var request = HttpRequest.newBuilder(URI.create(url("/actuator/health/readiness")))
                .timeout(Duration.ofSeconds(2))
                .build();
        var until = System.nanoTime() + PATIENCE.toNanos();
        try (var client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until) {
                if (!started.isAlive()) {
                    throw new IllegalStateException("The city ended: see " + console());
                }
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    // It has not opened its port: ask again.
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        started.destroyForcibly();
        throw new IllegalStateException("The city was not ready in time: see " + console());
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
