import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs other programs. Everything that they say goes to one log. */
final class LoggedCommands {
    private static final Duration LONGEST_BUILD = Duration.ofHours(1);

    private final Path log;

    LoggedCommands(Path log) throws IOException {
        this.log = log;
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
    }

    record Run(boolean ended, int code, List<String> lines) {}

    static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    static String answer(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var text = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
        return text;
    }

    void must(Path folder, String... command) throws Exception {
        var run = run(folder, LONGEST_BUILD, Arrays.asList(command));
        if (!run.ended || run.code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed; see " + log);
        }
    }

    /** A run that takes longer is ended with all that it started. */
    Run run(Path folder, Duration longest, List<String> command) throws Exception {
        var output = Files.createTempFile("hand-mutation", ".log");
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            var ended = process.waitFor(longest.toSeconds(), TimeUnit.SECONDS);
            return new Run(ended, ended ? process.exitValue() : -1, Files.readAllLines(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            note("$ " + command.getFirst() + " …\n" + Files.readString(output));
            Files.delete(output);
        }
    }

    void note(String text) throws IOException {
        Files.writeString(log, "\n" + text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
