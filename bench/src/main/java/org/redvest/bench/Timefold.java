package org.redvest.bench;

import ai.timefold.solver.core.api.score.HardSoftScore;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Timefold community with its default phases: first fit, then late acceptance until the time is up. */
final class Timefold implements Peer {

    @Override
    public Outcome solve(Market market, Duration limit, Progress progress) {
        TimefoldScore.plan(market);
        var config = new SolverConfig()
                .withSolutionClass(TimefoldPlan.class)
                .withEntityClasses(TimefoldPlace.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(TimefoldScore.class))
                .withTerminationSpentLimit(limit)
                .withRandomSeed(1L);
        var solver = SolverFactory.<TimefoldPlan>create(config).buildSolver();
        solver.addEventListener(event -> {
            var score = (HardSoftScore) event.getNewBestScore();
            if (event.isNewBestSolutionInitialized() && score.hardScore() == 0) {
                progress.better(score.softScore() / 1e6);
            }
        });
        return new Outcome(chosen(market, solver.solve(new TimefoldPlan(places(market)))), OptionalDouble.empty());
    }

    private static List<TimefoldPlace> places(Market market) {
        var eligible = IntStream.range(0, market.needs())
                .<List<TimefoldPerson>>mapToObj(_ -> new ArrayList<>())
                .toList();
        for (int v = 0; v < market.volunteers(); v++) {
            var person = new TimefoldPerson(v);
            for (int pair = market.first[v]; pair < market.first[v + 1]; pair++) {
                if (market.points[pair] > 0) {
                    eligible.get(market.need[pair]).add(person);
                }
            }
        }
        var places = new ArrayList<TimefoldPlace>();
        for (int n = 0; n < market.needs(); n++) {
            for (int i = 0; i < market.need(n).places(); i++) {
                places.add(new TimefoldPlace(places.size(), n, Collections.unmodifiableList(eligible.get(n))));
            }
        }
        return places;
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
