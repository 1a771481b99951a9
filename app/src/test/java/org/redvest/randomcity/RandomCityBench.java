package org.redvest.randomcity;

import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.redvest.randomcity.RandomCity.Outcome;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Long runs of the random city, and replays of short ones. It is no test, and no test run picks it up by its name:
 * {@code ./redvest bench random-city} runs it.
 */
@RedvestTest
@SpringBootTest(webEnvironment = RANDOM_PORT, properties = "spring.session.jdbc.cleanup-cron=-")
class RandomCityBench {

    private static final String SETTING = "redvest.random-city.";

    @Autowired
    private FoundedCity founded;

    @LocalServerPort
    private int port;

    @Test
    void plays() throws IOException {
        var city = founded.at(port);
        var runs = new ArrayList<Outcome>();
        long first = Long.getLong(SETTING + "seed", 1);
        for (long seed : LongStream.range(first, first + Integer.getInteger(SETTING + "seeds", 1))
                .toArray()) {
            var run = city.play(seed, steps(), new Findings(RandomCityBench::tell), progress(seed));
            runs.add(run);
            System.out.println(CityReport.of(run, List.of()));
            write(runs);
            keepDiary(run);
            shrink(city, run);
            if (!only().isEmpty()) {
                run.words().forEach((step, words) -> System.out.printf("  %d %s%n", step, words));
            }
        }
        if (runs.stream().anyMatch(run -> !run.findings().none())) {
            throw new AssertionError("The random city found something: see above");
        }
    }

    /** After each seed, so that a run that is broken off leaves what it has seen. */
    private static void write(List<Outcome> runs) throws IOException {
        var results = System.getProperty(SETTING + "results", "");
        if (!results.isEmpty()) {
            Files.writeString(
                    Path.of(results),
                    CityReport.asNote(
                            runs,
                            Integer.getInteger(SETTING + "seeds", 1),
                            System.getProperty("redvest.bench.where", "")));
        }
    }

    /** What each step did, for who wants to know whether the city is dull. */
    private static void keepDiary(Outcome run) throws IOException {
        var diary = System.getProperty(SETTING + "diary", "");
        if (!diary.isEmpty()) {
            Files.write(
                    Path.of(diary),
                    run.words().entrySet().stream()
                            .map(step -> "%d %d %s".formatted(run.seed(), step.getKey(), step.getValue()))
                            .toList(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    /** Never enough, and now and then a sign of life. */
    private static Predicate<Findings> progress(long seed) {
        var done = new AtomicInteger();
        return _ -> {
            if (done.incrementAndGet() % 500 == 0) {
                System.out.printf("  seed %d: %,d steps%n", seed, done.get());
            }
            return false;
        };
    }

    private static void tell(Findings.First first) {
        System.out.printf("  step %d: %s%n", first.step(), first.finding());
    }

    /** Each shrunk run is printed as soon as it is there: the next may take minutes. */
    private static void shrink(RandomCity city, Outcome run) {
        int seconds = Integer.getInteger(SETTING + "shrink", 0);
        if (seconds > 0) {
            for (var fault : run.findings().all()) {
                var shortest = new Shrinker(city, Duration.ofSeconds(seconds)).shrink(run, fault);
                System.out.println(new CityReport.Shrunk(fault, shortest).inWords());
            }
        }
    }

    private static List<Integer> steps() {
        return only().isEmpty()
                ? IntStream.rangeClosed(1, Integer.getInteger(SETTING + "steps", 2000))
                        .boxed()
                        .toList()
                : only();
    }

    private static List<Integer> only() {
        return Arrays.stream(System.getProperty(SETTING + "only", "").split(","))
                .filter(number -> !number.isBlank())
                .map(number -> Integer.valueOf(number.strip()))
                .toList();
    }
}
