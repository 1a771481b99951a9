package org.redvest.randomcity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.redvest.randomcity.RandomCity.Outcome;

/** What a run found, in words that another engineer can replay. */
final class CityReport {

    private CityReport() {}

    /** @param shrunk runs that show one fault each, as short as they became */
    static String of(Outcome run, List<Shrunk> shrunk) {
        var text = new StringBuilder("Random city, seed %d: %d steps in %.0f s (%.0f a second), %d kinds of finding%n"
                .formatted(
                        run.seed(),
                        run.words().size(),
                        run.took().toMillis() / 1000.0,
                        run.words().size() * 1000.0 / Math.max(1, run.took().toMillis()),
                        run.findings().all().size()));
        for (var first : run.findings().all()) {
            text.append("  step %d, %d times: %s%n"
                    .formatted(
                            first.step(), run.findings().times(first.finding().signature()), first.finding()));
        }
        var never = run.findings().neverLookedAt();
        if (!never.isEmpty()) {
            text.append("  Never looked at: %s%n".formatted(String.join("; ", never)));
        }
        shrunk.forEach(each -> text.append(each.inWords()));
        return text.toString();
    }

    /**
     * For bench/results.
     *
     * @param seeds how many are to be played in all
     */
    static String asNote(List<Outcome> runs, int seeds, String where) {
        var rows = runs.stream()
                .map(run -> "| %d | %,d | %.0f | %.0f | %d |%n"
                        .formatted(
                                run.seed(),
                                run.words().size(),
                                run.took().toMillis() / 1000.0,
                                run.words().size()
                                        * 1000.0
                                        / Math.max(1, run.took().toMillis()),
                                run.findings().all().size()))
                .collect(Collectors.joining());
        var faults = runs.stream()
                .flatMap(run -> run.findings().all().stream()
                        .map(first ->
                                "| %s | %d | %d |%n".formatted(first.finding().signature(), run.seed(), first.step())))
                .collect(Collectors.joining());
        return """
                # Random city
                %s

                %d of %d seeds are finished. How to read this: docs/random-city.md

                | seed | steps | seconds | steps a second | findings |
                |---:|---:|---:|---:|---:|
                %s
                | finding | seed | first at step |
                |---|---:|---:|
                %s
                | rule | looked at |
                |---|---:|
                %s""".formatted(where, runs.size(), seeds, rows, faults, looked(runs));
    }

    /** One fault and the shortest way to it. */
    record Shrunk(Findings.First fault, Outcome run) {

        String inWords() {
            var numbers = new ArrayList<>(run.words().keySet());
            return "%n%s%n  Replay: ./redvest bench random-city --seed %d --only %s%n%s"
                    .formatted(
                            fault.finding().signature(),
                            run.seed(),
                            numbers.stream().map(String::valueOf).collect(Collectors.joining(",")),
                            numbers.stream()
                                    .map(step -> "    %d %s%n"
                                            .formatted(step, run.words().get(step)))
                                    .collect(Collectors.joining()));
        }
    }

    /** How often each rule was looked at: one that never was proves nothing. */
    static String looked(List<Outcome> runs) {
        var sums = new LinkedHashMap<String, Integer>();
        runs.forEach(run -> run.findings().looked().forEach((rule, times) -> sums.merge(rule, times, Integer::sum)));
        return sums.entrySet().stream()
                .sorted(Comparator.comparing(java.util.Map.Entry::getKey))
                .map(each -> "| %s | %,d |%n".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
    }
}
