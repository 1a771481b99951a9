package org.redvest.randomcity;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Plays steps on a city that was just founded, and checks after each of them.
 *
 * @param founded a server with the founded city, new for each run
 */
record RandomCity(Supplier<CityServer> founded, List<Citizen> citizens) {

    /**
     * What came of a run.
     *
     * @param words what each step did
     */
    record Outcome(long seed, List<Integer> steps, Findings findings, Map<Integer, String> words, Duration took) {}

    /** What a browser sends to a server without a certificate. */
    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** @param enough whether to stop after a step */
    Outcome play(long seed, List<Integer> steps, Predicate<Findings> enough) {
        return play(seed, steps, new Findings(), enough);
    }

    Outcome play(long seed, List<Integer> steps, Findings findings, Predicate<Findings> enough) {
        long began = System.nanoTime();
        Map<Integer, String> words = new TreeMap<>();
        try (var server = founded.get();
                var client = client()) {
            var play = new CityPlay(server, client, findings, citizens);
            boolean enoughSeen = false;
            for (int number : steps) {
                var step = new CityStep(seed, number);
                findings.at(number);
                words.put(number, step.kind() + ": " + play.walk(step));
                play.check(number);
                enoughSeen = enough.test(findings);
                if (enoughSeen) {
                    break;
                }
            }
            if (!enoughSeen) {
                play.checkAll();
            }
        }
        return new Outcome(seed, steps, findings, words, Duration.ofNanos(System.nanoTime() - began));
    }
}
