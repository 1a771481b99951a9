package org.redvest.engine.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.BruteForce;
import org.redvest.engine.Eligibility;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Limits;
import org.redvest.engine.Markets;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Pair;
import org.redvest.engine.Parameters;
import org.redvest.engine.Position;
import org.redvest.engine.Problem;
import org.redvest.engine.Scoring;
import org.redvest.engine.Seeds;
import org.redvest.engine.Slot;
import org.redvest.engine.Volunteer;
import org.redvest.engine.auction.Bound;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/** The mixture of bundles and the prices prove each other: what the one is worth is what the others bound. */
class ColumnGenerationTest {
    private static final Position HERE = new Position(27, 111);
    /** A mixture is calculated in floating point; amounts are hundreds of millions of micros. */
    private static final double ROUNDING = 100;

    @Test
    void the_mixture_is_worth_what_the_prices_say_that_nothing_exceeds() {
        int mixed = 0;
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var problem = knapsacks(seed);
            var market = market(problem);
            var columns = columns(market, endless());

            columns.run(Long.MIN_VALUE);

            double[] share = columns.shares();
            assertThat(worth(market, share)).as("seed %d", seed).isCloseTo(columns.bound(), within(ROUNDING));
            assertFits(market, share, seed);
            long optimum = new BruteForce(problem).optimum();
            assertThat(columns.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(optimum);
            assertThat(Bound.of(market, new Roster(market), columns.prices(), 0, new Workers(1))
                            .value())
                    .as("seed %d", seed)
                    .isEqualTo(columns.bound());
            var whole = columns.wholeBundles();
            boolean isWhole = Arrays.stream(share).allMatch(s -> s < 1e-4 || s > 1 - 1e-4);
            whole.ifPresent(plan -> {
                assertThat(BranchAndPrice.worth(market, plan)).isEqualTo(optimum);
                assertThat(IntStream.of(plan).filter(market.held::get).count())
                        .isEqualTo(market.held.members(market.edgeCount()).length);
            });
            assertThat(!whole.isPresent() || isWhole).as("seed %d", seed).isTrue();
            mixed += whole.isPresent() ? 0 : 1;
        }
        assertThat(mixed).isBetween(1, Seeds.many(300) - 1);
    }

    @Test
    void what_bundles_tire_is_taken_from_what_they_are_worth() {
        int whole = 0;
        for (int seed = 0; seed < Math.max(40, Seeds.many(300)); seed++) {
            var problem = knapsacks(seed, new Parameters(0, List.of(0.5, 4.0, 9.0), 0, 0));
            var columns = columns(market(problem), endless());

            columns.run(Long.MIN_VALUE);

            long optimum = new BruteForce(problem).optimum();
            assertThat(columns.bound()).as("seed %d", seed).isGreaterThanOrEqualTo(optimum);
            if (columns.wholeBundles().isPresent()) {
                assertThat(BranchAndPrice.worth(
                                market(problem), columns.wholeBundles().get()))
                        .as("seed %d", seed)
                        .isEqualTo(optimum);
                assertThat((double) columns.bound()).as("seed %d", seed).isCloseTo(optimum, within(ROUNDING));
                whole++;
            }
        }
        assertThat(whole).isPositive();
    }

    @Test
    void its_bundles_are_such_as_one_volunteer_can_serve_with_all_that_they_hold() {
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var market = market(knapsacks(seed));
            var columns = columns(market, endless());
            columns.run(Long.MIN_VALUE);

            assertThat(columns.bundles()).isNotEmpty();
            for (int[] bundle : columns.bundles()) {
                assertThat(bundle).isSorted().doesNotHaveDuplicates();
                int volunteer = market.volunteer(bundle[0]);
                var served = new ArrayList<Need>();
                for (int e : bundle) {
                    assertThat(market.volunteer(e)).isEqualTo(volunteer);
                    Need need = market.needs.get(market.edgeNeed[e]);
                    assertThat(Eligibility.limits(need, market.volunteers.get(volunteer), served, Parameters.DEFAULT))
                            .as("seed %d", seed)
                            .isEmpty();
                    served.add(need);
                }
                assertThat(Arrays.stream(bundle).filter(market.held::get).count())
                        .isEqualTo(market.heldCount[volunteer]);
            }
        }
    }

    @Test
    void who_is_offered_good_bundles_asks_less() {
        long alone = 0;
        long helped = 0;
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var market = market(knapsacks(seed));
            var asked = new long[2];
            var first = columns(market, new Effort(Long.MAX_VALUE, () -> ++asked[0] < 0));
            first.run(Long.MIN_VALUE);
            var second = columns(market, new Effort(Long.MAX_VALUE, () -> ++asked[1] < 0));
            second.offer(first.bundles());

            second.run(Long.MIN_VALUE);

            assertThat((double) second.bound()).as("seed %d", seed).isCloseTo(first.bound(), within(ROUNDING));
            alone += asked[0];
            helped += asked[1];
        }
        assertThat(helped).isLessThan(alone);
    }

    @Test
    void when_the_bound_is_low_enough_or_the_effort_is_over_it_ends() {
        var market = market(knapsacks(1));
        var content = columns(market, endless());
        content.run(Long.MAX_VALUE - 1);
        var thorough = columns(market, endless());
        thorough.run(Long.MIN_VALUE);
        var idle = columns(market, new Effort(Long.MAX_VALUE, () -> true));
        idle.run(Long.MIN_VALUE);
        var exhausted = columns(market, new Effort(ColumnGeneration.WORK_OF_A_BUNDLE, () -> false));
        exhausted.run(Long.MIN_VALUE);

        assertThat(content.bound()).isGreaterThan(thorough.bound()).isLessThan(Long.MAX_VALUE);
        assertThat(idle.bound()).isEqualTo(Long.MAX_VALUE);
        assertThat(exhausted.bound()).isEqualTo(Long.MAX_VALUE);
        assertThat(content.prices()).containsOnly(0);
    }

    private static double worth(Market market, double[] share) {
        double worth = 0;
        for (int e = 0; e < share.length; e++) {
            worth += market.edgePoints[e] * (market.held.get(e) ? 1 : share[e]);
        }
        return worth;
    }

    /** No need is filled beyond its places and nobody takes anything more than once. */
    private static void assertFits(Market market, double[] share, int seed) {
        double[] filled = new double[market.needCount()];
        for (int e = 0; e < share.length; e++) {
            assertThat(share[e]).as("seed %d", seed).isBetween(-1e-6, 1 + 1e-6);
            filled[market.edgeNeed[e]] += market.held.get(e) ? 1 : share[e];
        }
        for (int g = 0; g < filled.length; g++) {
            assertThat(filled[g]).as("seed %d", seed).isLessThanOrEqualTo(market.places[g] + 1e-6);
        }
    }

    private static Effort endless() {
        return new Effort(Long.MAX_VALUE, () -> false);
    }

    private static ColumnGeneration columns(Market market, Effort effort) {
        var whole = Part.of(
                market,
                IntStream.range(0, market.volunteerCount()).toArray(),
                IntStream.range(0, market.needCount()).toArray());
        return new ColumnGeneration(whole, new long[market.needCount()], effort);
    }

    private static Market market(Problem problem) {
        return Markets.of(problem, Options.DEFAULT, new Workers(1));
    }

    /** Shifts of all lengths on days of their own, few people with few minutes, and some that is held. Nobody tires. */
    private static Problem knapsacks(int seed) {
        return knapsacks(seed, new Parameters(0, List.of(0.0), 0, 0));
    }

    private static Problem knapsacks(int seed, Parameters parameters) {
        var chance = new Random(seed);
        var needs = IntStream.range(0, 7)
                .mapToObj(day -> {
                    int minutes = 60 + 10 * chance.nextInt(30);
                    var slot = new Slot(1440 * day, 1440 * day + minutes);
                    return new Need("n" + day, "n" + day, HERE, slot, 1 + chance.nextInt(2), 0, Set.of(), "any");
                })
                .toList();
        var volunteers = new ArrayList<Volunteer>();
        var points = new ArrayList<Scoring.Score>();
        var held = new ArrayList<Pair>();
        for (int v = 0; v < 4; v++) {
            String id = "v" + v;
            var limits = new Limits(4, 1, 360 + 10 * chance.nextInt(30));
            volunteers.add(new Volunteer(id, HERE, 1, limits, 0, Set.of(), Set.of(), FreeTime.NEVER));
            for (Need need : needs) {
                if (chance.nextInt(5) > 0) {
                    points.add(new Scoring.Score(
                            id, need.id(), need.slot().minutes() / 10.0 + chance.nextInt(6_000) / 1000.0));
                }
            }
            if (seed % 3 == 0 && v < 2) {
                var first = points.getLast();
                if (first.volunteer().equals(id)
                        && held.stream().noneMatch(p -> p.need().equals(first.need()))) {
                    held.add(new Pair(id, first.need()));
                }
            }
        }
        return new Problem(volunteers, needs, new Scoring.Listed(points), held, List.of(), parameters);
    }
}
