package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The oracle finds the best of all bundles, whatever the prices. */
class BundleOracleTest {

    @Test
    void no_bundle_is_worth_more_than_the_oracles() {
        for (int seed = 0; seed < Seeds.many(400); seed++) {
            check(new SmallWorld(seed, 4, 9).mostShifts(6).mostMinutes(1500), seed);
        }
    }

    @Test
    void shifts_over_midnight_and_tight_minutes_are_counted_right() {
        for (int seed = 0; seed < Seeds.many(400); seed++) {
            check(new SmallWorld(seed, 4, 8).days(2).mostShifts(8).mostMinutes(600), seed);
        }
    }

    @Test
    void the_limit_of_a_day_is_counted_by_the_day() {
        for (int seed = 0; seed < Seeds.many(600); seed++) {
            var chance = new Random(seed);
            var here = new Position(27, 111);
            var needs = new ArrayList<Need>();
            for (int n = 0; n < 9; n++) {
                int start = 1440 * chance.nextInt(2) + 60 * chance.nextInt(24);
                var slot = new Slot(start, start + 30 + chance.nextInt(30));
                needs.add(new Need("n" + n, "n" + n, here, slot, 1, 50 + chance.nextInt(150), Set.of(), "any"));
            }
            var free = FreeTime.of(new Slot(0, 3000));
            var limits = new Limits(2 + chance.nextInt(3), 1 + chance.nextInt(3), 80 + chance.nextInt(200));
            var volunteer = new Volunteer("v", here, 1, limits, 0, Set.of(), Set.of(), free);

            check(Problem.of(List.of(volunteer), needs), seed);
        }
    }

    private static void check(SmallWorld world, int seed) {
        check(world.problem(), seed);
    }

    private static void check(Problem problem, int seed) {
        var numbering = new Numbering(problem);
        var market = Planner.market(problem, Options.DEFAULT, new Workers(1));
        var oracle = new BundleOracle(market);
        var truth = new BruteForce(problem);
        var chance = new Random(seed);
        long[] price = new long[market.needCount()];
        for (int round = 0; round < 3; round++) {
            for (int g = 0; g < price.length; g++) {
                price[g] = chance.nextInt(150_000_000);
            }
            for (int v = 0; v < market.volunteerCount(); v++) {
                Volunteer volunteer = numbering.volunteers.get(v);
                long best = truth.bundles(volunteer).stream()
                        .mapToLong(b -> b.worth()
                                - b.needs().stream()
                                        .mapToLong(g -> price[
                                                numbering.needs.indexOf(
                                                        problem.needs().get(g))])
                                        .sum())
                        .max()
                        .orElseThrow();

                assertThat(oracle.best(v, price))
                        .as("seed %d, volunteer %d", seed, v)
                        .isEqualTo(best);
                assertThat(worthOfChosen(market, oracle, price)).isEqualTo(best);
            }
        }
    }

    private static long worthOfChosen(Market market, BundleOracle oracle, long[] price) {
        long worth = -market.fatigue[oracle.size()];
        for (int i = 0; i < oracle.size(); i++) {
            int e = oracle.chosen(i);
            worth += market.edgePoints[e] - price[market.edgeNeed[e]];
        }
        return worth;
    }
}
