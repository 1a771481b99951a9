package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.ServerProcess;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Memory and disk are used up while volunteers accept places: nothing acknowledged is lost, nothing is doubled, and the server
 * either goes on or has ended with words. It needs a file system of its own to fill, which only root may mount, so it is no
 * test: {@code ./redvest bench faults} runs it.
 */
@RedvestTest
class ExhaustionBench {

    private static final int PEOPLE = 48;
    private static final int BYTES = 125_000;
    private static final int FORMS = 2_000;
    private static final int OUT_OF_MEMORY = 3;

    @Autowired
    private Crowd crowd;

    @TempDir
    private Path folder;

    @Test
    void memory_used_up() throws Exception {
        var persons = crowd.settle(folder, PEOPLE);
        var answers = new LinkedHashMap<Acceptance, Long>();
        int code;
        try (var server = ServerProcess.start(folder, "-Xmx160m")) {
            for (var person : persons.subList(0, PEOPLE / 2)) {
                answers.put(person, person.insist(server));
            }
            code = fill(server);
            assertThat(server.said()).contains("java.lang.OutOfMemoryError");
        }
        assertThat(code).isEqualTo(OUT_OF_MEMORY);
        try (var server = ServerProcess.start(folder, "-Xmx512m")) {
            for (var person : persons) {
                answers.putIfAbsent(person, person.insist(server));
                assertThat(person.accept(server)).contains(answers.get(person));
            }
        }
        crowd.check(folder, answers);
        report(
                "Memory used up by %d forms of %d bytes at once under -Xmx160m: the process ended with code %d and words; started again, %d of %d acknowledged acceptances are there once."
                        .formatted(FORMS, BYTES, code, answers.size(), PEOPLE));
    }

    /** The server makes room for a form when it has read its head; the forms themselves never come. */
    private static int fill(ServerProcess server) throws InterruptedException {
        var address = URI.create(server.url("/"));
        var head =
                "POST /sign-in HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
                        .formatted(address.getAuthority(), BYTES)
                        .getBytes(StandardCharsets.US_ASCII);
        var sockets = new ArrayList<Socket>();
        for (int form = 0; form < FORMS && server.process().isAlive(); form++) {
            try {
                var socket = new Socket(address.getHost(), address.getPort());
                sockets.add(socket);
                socket.getOutputStream().write(head);
            } catch (IOException ended) {
                break;
            }
        }
        assertThat(server.process().waitFor(2, TimeUnit.MINUTES))
                .as("the server ended")
                .isTrue();
        sockets.forEach(ExhaustionBench::close);
        return server.process().exitValue();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test
    void disk_used_up() throws Exception {
        var small = Files.createDirectory(folder.resolve("small"));
        run("mount", "-t", "tmpfs", "-o", "size=220m", "tmpfs", small.toString());
        try {
            disk(small.resolve("data"));
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private void disk(Path data) throws Exception {
        var persons = crowd.settle(data, PEOPLE);
        var answers = new LinkedHashMap<Acceptance, Long>();
        int refused = 0;
        Optional<Integer> code = Optional.empty();
        var filler = data.resolveSibling("filler");
        try (var server = ServerProcess.start(data, "-Xmx400m")) {
            for (var person : persons.subList(0, PEOPLE / 4)) {
                answers.put(person, person.insist(server));
            }
            fill(filler);
            for (int turn = 0; turn < 40 && server.process().isAlive(); turn++) {
                for (var person : persons.subList(PEOPLE / 4, PEOPLE / 2)) {
                    var answer = person.accept(server);
                    answer.ifPresent(place -> answers.put(person, place));
                    refused += answer.isEmpty() ? 1 : 0;
                }
                for (int page = 0; page < 20; page++) {
                    server.status("/sign-in");
                }
            }
            Files.delete(filler);
            if (!server.process().isAlive()) {
                code = Optional.of(server.process().exitValue());
                assertThat(server.said()).contains("so Redvest ends too");
            }
        }
        try (var server = ServerProcess.start(data, "-Xmx512m")) {
            for (var person : persons) {
                answers.putIfAbsent(person, person.insist(server));
                assertThat(person.accept(server)).contains(answers.get(person));
            }
        }
        crowd.check(data, answers);
        report(
                "Disk used up (a file system of 220 MB): %d acceptances were refused with words, %s; with room again, %d of %d acknowledged acceptances are there once."
                        .formatted(
                                refused,
                                code.map("the process ended with code %d and words"::formatted)
                                        .orElse("the process went on"),
                                answers.size(),
                                PEOPLE));
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            var block = new byte[4096];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static void report(String words) throws IOException {
        System.out.println(words);
        var results = System.getProperty("redvest.bench.results");
        if (results != null) {
            var file = Path.of(results).resolveSibling("exhaustion.md");
            var before = Files.exists(file) ? Files.readString(file) : "# Memory and disk used up\n\n";
            Files.writeString(
                    file, before + System.getProperty("redvest.bench.where", "commit unknown") + ": " + words + "\n\n");
        }
    }
}
