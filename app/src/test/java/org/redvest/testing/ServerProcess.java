package org.redvest.testing;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The application as a process of its own, on a folder that is there already, to be killed. */
public final class ServerProcess implements AutoCloseable {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final List<String> options;
    private final int port;
    private Process process;

    private ServerProcess(Path folder, int port, List<String> options) throws IOException {
        this.folder = folder;
        this.port = port;
        this.options = options;
        this.process = launch();
    }

    public static ServerProcess start(Path folder, String... options) throws IOException, InterruptedException {
        var server = new ServerProcess(folder, freePort(), List.of(options));
        server.awaitReadiness();
        return server;
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Without the tests' own classes: their beans would be found and started. */
    private Process launch() throws IOException {
        var classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("/test"))
                .collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                classPath,
                "org.redvest.RedvestApplication",
                "--redvest.data=" + folder,
                "--server.port=" + port,
                "--server.address=127.0.0.1"));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("console.log").toFile()))
                .start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    public String said() throws IOException {
        return Files.readString(folder.resolve("console.log"));
    }

    public Process process() {
        return process;
    }

    public void killAndRestart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = launch();
    }

    public void killPostmaster() throws IOException {
        try (var lines = Files.lines(folder.resolve("database/cluster/postmaster.pid"))) {
            var number = Long.parseLong(lines.findFirst().orElseThrow().strip());
            ProcessHandle.of(number).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** How long an orderly end took, in seconds. */
    public double stop() throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        process.waitFor();
        return (System.nanoTime() - begun) / 1e9;
    }

    public void awaitReadiness() throws InterruptedException {
        await(200);
    }

    public void awaitNoReadiness() throws InterruptedException {
        await(503);
    }

    /** 0 where no answer comes within twenty seconds. */
    public int status(String path) throws InterruptedException {
        try {
            return CLIENT.send(
                            HttpRequest.newBuilder(URI.create(url(path)))
                                    .timeout(Duration.ofSeconds(20))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException gone) {
            return 0;
        }
    }

    public HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .timeout(Duration.ofSeconds(20))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void await(int status) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (status("/actuator/health/readiness") != status) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IllegalStateException("Readiness never answered %d, see %s".formatted(status, folder));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
