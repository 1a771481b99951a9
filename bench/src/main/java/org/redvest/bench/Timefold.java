package org.redvest.bench;

import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Timefold community: its default local search, late acceptance, until the time is up. It starts from the plan of {@link Greedy}, for its
 * own first fit would take longer than the time.
 */
final class Timefold implements Peer {
    /**
     * With more places it changes one at a time and swaps none: before it swaps it notes of every place which others could have the same
     * people, and in a city of 200,000 that was not done after nine minutes and 16 GiB.
     */
    private static final int MOST_PLACES_FOR_SWAPS = 20_000;

    @Override
    public Outcome solve(Market market, Duration limit, Progress progress) {
        var begin = System.nanoTime();
        var start = new Greedy().solve(market, limit, progress);
        var places = places(market, start.pairs());
        TimefoldScore.plan(market);
        var config = new SolverConfig()
                .withSolutionClass(TimefoldPlan.class)
                .withEntityClasses(TimefoldPlace.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(TimefoldScore.class))
                .withPhases(search(places.size()))
                .withTerminationSpentLimit(
                        limit.minusNanos(System.nanoTime() - begin).truncatedTo(ChronoUnit.MILLIS))
                .withRandomSeed(1L);
        var solver = SolverFactory.<TimefoldPlan>create(config).buildSolver();
        solver.addEventListener(event -> {
            var score = (HardSoftScore) event.getNewBestScore();
            if (event.isNewBestSolutionInitialized() && score.hardScore() == 0) {
                progress.better(score.softScore() / 1e6);
            }
        });
        return new Outcome(chosen(market, solver.solve(new TimefoldPlan(places))), OptionalDouble.empty());
    }

    private static LocalSearchPhaseConfig search(int places) {
        var search = new LocalSearchPhaseConfig();
        return places <= MOST_PLACES_FOR_SWAPS ? search : search.withMoveSelectorConfig(new ChangeMoveSelectorConfig());
    }

    private static List<TimefoldPlace> places(Market market, int[] start) {
        var people = IntStream.range(0, market.volunteers())
                .mapToObj(TimefoldPerson::new)
                .toList();
        var eligible = IntStream.range(0, market.needs())
                .<List<TimefoldPerson>>mapToObj(_ -> new ArrayList<>())
                .toList();
        for (int v = 0; v < market.volunteers(); v++) {
            for (int pair = market.first[v]; pair < market.first[v + 1]; pair++) {
                if (market.points[pair] > 0) {
                    eligible.get(market.need[pair]).add(people.get(v));
                }
            }
        }
        var places = new ArrayList<TimefoldPlace>();
        for (int n = 0; n < market.needs(); n++) {
            for (int i = 0; i < market.need(n).places(); i++) {
                places.add(new TimefoldPlace(places.size(), n, Collections.unmodifiableList(eligible.get(n))));
            }
        }
        fill(places, start, market, people);
        return places;
    }

    private static void fill(List<TimefoldPlace> places, int[] start, Market market, List<TimefoldPerson> people) {
        var next = new int[market.needs()];
        for (int n = 1; n < next.length; n++) {
            next[n] = next[n - 1] + market.need(n - 1).places();
        }
        for (int pair : start) {
            places.get(next[market.need[pair]]++).person = people.get(market.volunteerOf(pair));
        }
    }

    private static int[] chosen(Market market, TimefoldPlan plan) {
        var chosen = IntStream.builder();
        for (var place : plan.places()) {
            var person = place.person();
            if (person != null) {
                var v = person.number();
                chosen.add(Arrays.binarySearch(market.need, market.first[v], market.first[v + 1], place.need()));
            }
        }
        return chosen.build().toArray();
    }
}
