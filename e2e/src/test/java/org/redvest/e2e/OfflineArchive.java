package org.redvest.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An unpacked archive as a machine without JDK, Maven and network runs it: with an empty environment, by an account without a home, behind the
 * link that an upgrade moves.
 */
final class OfflineArchive {

    private static final String NOBODY = "65534";

    private final Path folder;

    /** @param folder of the installation: versions beside each other, and the link */
    OfflineArchive(Path folder) {
        this.folder = folder;
    }

    private Path link() {
        return folder.resolve("current");
    }

    void unpack(Path archive) throws IOException {
        Files.createDirectories(folder);
        mustSucceed("tar", "-xzf", archive.toString(), "-C", folder.toString());
        try (var versions = Files.list(folder)) {
            use(versions.findFirst().orElseThrow());
        }
    }

    void use(Path version) throws IOException {
        Files.deleteIfExists(link());
        Files.createSymbolicLink(link(), version.getFileName());
    }

    Path version() throws IOException {
        return link().toRealPath();
    }

    /** A version that makes one table more than the one in use. */
    Path next() throws IOException {
        var next = folder.resolve("redvest-next");
        mustSucceed("cp", "-a", version().toString(), next.toString());
        var step = Files.createDirectories(folder.resolve("step/db/migration")).resolve("V999__next.sql");
        Files.writeString(step, "create table made_by_the_next_version (number integer primary key);");
        mustSucceed(
                Path.of(System.getProperty("java.home"), "bin", "jar").toString(),
                "--update",
                "--file",
                next.resolve("app/redvest-app.jar").toString(),
                "-C",
                folder.resolve("step").toString(),
                "db/migration/V999__next.sql");
        return next;
    }

    Process start(Path console, String... arguments) throws IOException {
        return new ProcessBuilder(asNobody(arguments))
                .redirectErrorStream(true)
                .redirectOutput(console.toFile())
                .start();
    }

    /** Runs one command to its end; the answer is what it printed. */
    String run(int expected, String... arguments) throws IOException {
        return run(expected, asNobody(arguments));
    }

    private List<String> asNobody(String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        command.addAll(List.of("env", "-i", link().resolve("redvest").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A folder that the account may write in. */
    static Path writable(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (isRoot()) {
            mustSucceed("chown", NOBODY + ":" + NOBODY, folder.toString());
        }
        return folder;
    }

    private static boolean isRoot() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void mustSucceed(String... command) throws IOException {
        run(0, List.of(command));
    }

    private static String run(int expected, List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != expected) {
                throw new AssertionError("%s ended with %d: %s".formatted(command, process.exitValue(), said));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
        return said;
    }
}
