package org.redvest.randomcity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.redvest.randomcity.RandomCity.Outcome;

/**
 * Leaves out as many steps as it can while the same fault still shows (delta debugging after Zeller and Hildebrandt). Each
 * attempt is a city founded anew.
 */
final class Shrinker {

    private final RandomCity city;
    private final long until;

    Shrinker(RandomCity city, Duration patience) {
        this.city = city;
        this.until = System.nanoTime() + patience.toNanos();
    }

    /** The first faults of a run, within a time for all of them. */
    static List<CityReport.Shrunk> each(RandomCity city, Outcome run, int most, Duration patience) {
        var shrinker = new Shrinker(city, patience);
        return run.findings().all().stream()
                .limit(most)
                .map(fault -> new CityReport.Shrunk(fault, shrinker.shrink(run, fault)))
                .toList();
    }

    /** The shortest run found that still has the fault. */
    Outcome shrink(Outcome run, Findings.First fault) {
        var steps = run.steps().stream().filter(step -> step <= fault.step()).toList();
        var best = run;
        var last = newest(steps);
        for (int tail = 1; tail < steps.size() && tail <= 64 && inTime(); tail *= 4) {
            var attempt = fails(run.seed(), steps.subList(steps.size() - tail, steps.size()), fault);
            if (attempt != null) {
                return thin(attempt, fault);
            }
        }
        var whole = fails(run.seed(), changing(run, steps, last), fault);
        if (whole != null) {
            best = whole;
        }
        return thin(best, fault);
    }

    /** Ever smaller pieces are left out, from the front: what happened long ago matters least. */
    private Outcome thin(Outcome start, Findings.First fault) {
        var best = start;
        var steps = new ArrayList<>(start.steps());
        int pieces = 2;
        while (steps.size() > 1 && inTime()) {
            int size = Math.max(1, steps.size() / pieces);
            boolean shorter = false;
            for (int from = 0; from < steps.size() && inTime(); ) {
                var rest = new ArrayList<>(steps);
                rest.subList(from, Math.min(steps.size(), from + size)).clear();
                var attempt = rest.isEmpty() ? null : fails(start.seed(), rest, fault);
                if (attempt == null) {
                    from += size;
                } else {
                    best = attempt;
                    steps = rest;
                    shorter = true;
                }
            }
            if (!shorter && size == 1) {
                break;
            }
            pieces = shorter ? Math.max(2, pieces) : Math.min(steps.size(), pieces * 2);
        }
        return best;
    }

    /** Steps that sent nothing are the first to go. */
    private static List<Integer> changing(Outcome run, List<Integer> steps, int last) {
        return steps.stream()
                .filter(step -> step == last
                        || run.words().getOrDefault(step, "").matches("(?s)(TIME|.*(sends|tab|signs|put on)).*"))
                .toList();
    }

    private static int newest(List<Integer> steps) {
        return steps.isEmpty() ? -1 : steps.getLast();
    }

    private @org.jspecify.annotations.Nullable Outcome fails(long seed, List<Integer> steps, Findings.First fault) {
        var signature = fault.finding().signature();
        var outcome = city.play(seed, steps, findings -> findings.has(signature));
        return outcome.findings().has(signature) ? outcome : null;
    }

    private boolean inTime() {
        return System.nanoTime() < until;
    }
}
