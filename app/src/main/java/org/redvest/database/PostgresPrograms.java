package org.redvest.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs PostgreSQL's programs on one data folder: under the keeper's account, on its leash, writing to the folder's log. */
final class PostgresPrograms {

    private static final int LAST_LINES = 8;

    private final DataFolder folder;
    private final Keeper keeper;
    private final PostgresBinaries binaries;

    PostgresPrograms(DataFolder folder, Keeper keeper) {
        this.folder = folder;
        this.keeper = keeper;
        this.binaries = PostgresBinaries.unpacked(cache());
    }

    /** Runs to the end; a failure is one of the whole start. */
    void run(String program, List<String> arguments) {
        if (!succeeds(program, arguments)) {
            throw new DatabaseUnavailable("%s failed. The end of %s:%n%s".formatted(program, folder.log(), endOfLog()));
        }
    }

    boolean succeeds(String program, List<String> arguments) {
        try {
            var process = start(program, arguments);
            if (process.waitFor(2, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            throw new DatabaseUnavailable("Could not run %s: %s".formatted(program, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    Process start(String program, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(arguments);
        var process = new ProcessBuilder(keeper.leashed(command))
                .directory(folder.database().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        process.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        process.environment().put("LANG", "C.UTF-8");
        return process.start();
    }

    String endOfLog() {
        try (var lines = Files.lines(folder.log())) {
            var all = lines.toList();
            return String.join(System.lineSeparator(), all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(no log)";
        }
    }

    /** All installations of an account share one copy. An account without a home keeps it beside its data. */
    private Path cache() {
        var besideData = folder.database().resolve("binaries");
        if (keeper instanceof Keeper.RootAsNobody) {
            return besideData;
        }
        var environment = System.getenv();
        return Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(environment.get("HOME")).map(home -> Path.of(home, ".cache")))
                .or(() -> Optional.of(Path.of(System.getProperty("user.home"), ".cache")))
                .map(cache -> cache.resolve("redvest"))
                .filter(PostgresPrograms::isUsable)
                .orElse(besideData);
    }

    /** The account nobody has a home that does not exist, and an account without a name has a question mark. */
    private static boolean isUsable(Path cache) {
        try {
            return cache.isAbsolute() && Files.isWritable(Files.createDirectories(cache));
        } catch (IOException e) {
            return false;
        }
    }
}
