import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A JVM that runs one set of tests after the other: {@link WarmTests}. It is renewed after some, before what they leave adds up. */
final class WarmJvm implements AutoCloseable {
    private static final int RUNS = 12;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(runnable -> {
        var thread = new Thread(runnable, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private final Path folder;
    private final List<String> command;
    private final LoggedCommands log;
    private Process process;
    private BufferedReader answers;
    private Writer requests;
    private int runs;

    WarmJvm(Path folder, List<String> command, LoggedCommands log) {
        this.folder = folder;
        this.command = command;
        this.log = log;
    }

    /** The lines of the answer, the last of them {@code done …}; without it the JVM ended by itself or was too slow. */
    List<String> run(String request) throws Exception {
        if (process == null || !process.isAlive() || runs >= RUNS) {
            renew();
        }
        runs++;
        requests.write(request + "\n");
        requests.flush();
        var jvm = process;
        var end = WATCH.schedule(() -> end(jvm), LONGEST.toSeconds(), TimeUnit.SECONDS);
        var lines = new ArrayList<String>();
        for (var line = answers.readLine(); line != null; line = answers.readLine()) {
            lines.add(line);
            if (line.startsWith("done ")) {
                break;
            }
        }
        end.cancel(false);
        log.note("$ " + request + "\n" + String.join("\n", lines));
        return lines;
    }

    private void renew() throws IOException, InterruptedException {
        close();
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = process.outputWriter(StandardCharsets.UTF_8);
        runs = 0;
    }

    private static void end(Process jvm) {
        jvm.descendants().forEach(ProcessHandle::destroyForcibly);
        jvm.destroyForcibly();
    }

    /** Left alone for a while, so that it can write its archive of classes. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (process != null) {
            requests.close();
            answers.transferTo(Writer.nullWriter());
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                end(process);
            }
        }
    }
}
