package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.ServerProcess;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The server, its PostgreSQL, or both are killed while volunteers accept places. An acknowledged volunteer holds the
 * place, none holds two, and the pages come back by themselves. {@code ./redvest bench faults} does it many times and writes down how long
 * it took.
 */
@RedvestTest
class FaultsTest {

    private static final int ROUNDS = Integer.getInteger("redvest.faults.rounds", 3);
    private static final int PEOPLE = 12;
    private static final int CLIENTS = 4;
    private static final long SEED = 20260226;
    private static final Duration LONGEST_MOMENT = Duration.ofMillis(600);

    /** What is killed, in turns. */
    private enum Fault {
        SERVER,
        POSTMASTER,
        BOTH
    }

    @Autowired
    private Crowd crowd;

    @TempDir
    private Path folder;

    private final Map<String, List<Double>> seconds = new TreeMap<>();

    @Test
    void whoever_was_answered_holds_the_place_whatever_was_killed() throws Exception {
        var persons = crowd.settle(folder, ROUNDS * PEOPLE);
        var chance = new Random(SEED);
        var acknowledged = new LinkedHashMap<Acceptance, Long>();
        try (var server =
                ServerProcess.start(folder, "-Xmx512m", "-Dredvest.housekeeping=1s", "-Dredvest.unheard=5s")) {
            for (int round = 0; round < ROUNDS; round++) {
                var fault = Fault.values()[round % Fault.values().length];
                var some = persons.subList(round * PEOPLE, (round + 1) * PEOPLE);
                acknowledged.putAll(round(server, fault, some, chance));
            }
            // Asked once more, each is told the first answer again.
            for (var person : persons) {
                assertThat(person.accept(server)).contains(acknowledged.get(person));
            }
            crowd.awaitListeners(folder);
            note("SIGTERM", server.stop());
        }

        crowd.check(folder, acknowledged);
        report(acknowledged.size());
    }

    private Map<Acceptance, Long> round(ServerProcess server, Fault fault, List<Acceptance> some, Random chance)
            throws Exception {
        var answers = new LinkedHashMap<Acceptance, Long>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var accepting = some.stream()
                    .map(person -> clients.submit((Callable<Long>) () -> person.insist(server)))
                    .toList();
            TimeUnit.MILLISECONDS.sleep(chance.nextLong(LONGEST_MOMENT.toMillis()));
            long killed = System.nanoTime();
            kill(server, fault);
            server.awaitReadiness();
            note("ready again after " + fault.name().toLowerCase(Locale.ROOT), secondsSince(killed));
            for (int i = 0; i < some.size(); i++) {
                answers.put(some.get(i), accepting.get(i).get(2, TimeUnit.MINUTES));
            }
        }
        return answers;
    }

    private void kill(ServerProcess server, Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case SERVER -> server.killAndRestart();
            case POSTMASTER -> {
                long killed = System.nanoTime();
                server.killPostmaster();
                server.awaitNoReadiness();
                note("readiness says no after postmaster", secondsSince(killed));
            }
            case BOTH -> {
                server.killPostmaster();
                server.killAndRestart();
            }
        }
    }

    private static double secondsSince(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void note(String what, double took) {
        seconds.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
    }

    private void report(int acceptances) throws IOException {
        var table = new StringBuilder("""
                # Kills under acceptances

                %s
                %d kills in turns of the server (`kill -9`), of its PostgreSQL, and of both at once, each at a random moment while
                %d clients accept %d places; a volunteer without an answer asks again. Afterwards each acceptance that was acknowledged is
                there once, with the number that was told, and as many places are taken as were acknowledged: %d of %d.

                | what | times | median s | longest s |
                |---|---|---|---|
                """.formatted(
                        System.getProperty("redvest.bench.where", "commit unknown"),
                        ROUNDS,
                        CLIENTS,
                        PEOPLE,
                        acceptances,
                        ROUNDS * PEOPLE));
        seconds.forEach((what, all) -> {
            var sorted = all.stream().sorted().toList();
            table.append("| %s | %d | %.1f | %.1f |%n"
                    .formatted(what, sorted.size(), sorted.get(sorted.size() / 2), sorted.getLast()));
        });
        System.out.println(table);
        var results = System.getProperty("redvest.bench.results");
        if (results != null) {
            Files.writeString(Path.of(results), table);
        }
    }
}
