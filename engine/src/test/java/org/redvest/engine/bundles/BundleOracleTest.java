package org.redvest.engine.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.BruteForce;
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
import org.redvest.engine.SmallWorld;
import org.redvest.engine.Volunteer;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Numbering;
import org.redvest.engine.market.Workers;

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

    @Test
    void another_price_of_one_need_is_as_if_it_stood_in_the_list() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var market = Markets.of(
                    new SmallWorld(seed, 4, 9).mostShifts(6).mostMinutes(1500).problem(),
                    Options.DEFAULT,
                    new Workers(1));
            var oracle = new BundleOracle(market);
            var chance = new Random(seed);
            long[] price = chance.longs(market.needCount(), 0, 100_000_000).toArray();
            int other = chance.nextInt(price.length);
            for (long otherPrice : new long[] {0, 50_000_000, Market.NEVER}) {
                long[] changed = price.clone();
                changed[other] = otherPrice;
                for (int v = 0; v < market.volunteerCount(); v++) {
                    var except = oracle.bestExcept(v, price, other, otherPrice);
                    var best = oracle.best(v, changed);
                    assertThat(except.most()).as("seed %d", seed).isEqualTo(best.most());
                    assertThat(except.edges()).isEqualTo(best.edges());
                }
            }
        }
    }

    @Test
    void who_knows_a_bundle_is_told_of_a_better_one_only() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            var market = Markets.of(
                    new SmallWorld(seed, 4, 9).mostShifts(6).mostMinutes(600).problem(),
                    Options.DEFAULT,
                    new Workers(1));
            var oracle = new BundleOracle(market);
            long[] price =
                    new Random(seed).longs(market.needCount(), 0, 100_000_000).toArray();
            for (int v = 0; v < market.volunteerCount(); v++) {
                long best = oracle.best(v, price).most();

                var same = oracle.best(v, price, best);
                assertThat(same.most()).as("seed %d", seed).isEqualTo(best);
                assertThat(same.worth()).isEqualTo(best);
                assertThat(same.size()).isEqualTo(market.heldCount[v]);
                if (best > heldWorth(market, v, price)) {
                    var better = oracle.best(v, price, best - 1);
                    assertThat(better.most()).as("seed %d", seed).isEqualTo(best);
                    assertThat(worthOf(better, market, price)).isEqualTo(best);
                    assertThat(oracle.best(v, price, best + 1).most())
                            .as("seed %d", seed)
                            .isEqualTo(best + 1);
                }
            }
        }
    }

    /** Thirty shifts of all lengths for one volunteer: too many combinations of minutes to count. */
    @Test
    void where_minutes_cannot_be_counted_the_lowest_of_all_minute_prices_bounds_the_best_bundle() {
        int seeds = Math.max(4, Seeds.many(20));
        for (int seed = 0; seed < seeds; seed++) {
            var chance = new Random(seed);
            int[] minutes = chance.ints(30, 61, 461).toArray();
            int mostMinutes = 2000 + chance.nextInt(1000);
            var market = knapsack(minutes, mostMinutes, seed % 2, chance);
            var oracle = new BundleOracle(market);
            long[] price = chance.longs(30, 0, 20_000_000).toArray();

            var bundle = oracle.best(0, price);
            long answer = bundle.most();

            long held = heldWorth(market, 0, price);
            int minutesLeft = mostMinutes - (seed % 2) * minutes[29];
            long optimum = held + bestKnapsack(market, price, minutesLeft);
            assertThat(bundle.relaxed()).isTrue();
            assertThat(answer).as("seed %d", seed).isGreaterThanOrEqualTo(optimum);
            assertThat(answer)
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(held + lowestOfMinutePrices(market, price, minutesLeft) + mostMinutes);
            assertThat(bundle.worth()).as("seed %d", seed).isBetween(optimum - optimum / 10, optimum);
            assertThat(worthOf(bundle, market, price)).isEqualTo(bundle.worth());
            assertThat(minutesOf(bundle, market)).isLessThanOrEqualTo(mostMinutes);
            assertThat(oracle.work()).as("labels compared").isGreaterThan(100_000);

            var again = oracle.best(0, price, answer);
            assertThat(again.most()).isEqualTo(answer);
            assertThat(again.relaxed()).as("known to be the best").isFalse();
        }
    }

    /** One volunteer and shifts on days of their own, the last of which may be held. */
    private static Market knapsack(int[] minutes, int mostMinutes, int held, Random chance) {
        var here = new Position(27, 111);
        var needs = new ArrayList<Need>();
        var scores = new ArrayList<Scoring.Score>();
        for (int n = 0; n < minutes.length; n++) {
            String id = "n%02d".formatted(n);
            var slot = new Slot(1440 * n, 1440 * n + minutes[n]);
            needs.add(new Need(id, id, here, slot, 1, 0, Set.of(), "any"));
            scores.add(new Scoring.Score("v", id, 100 + minutes[n] + chance.nextInt(30_000) / 1000.0));
        }
        var limits = new Limits(60, 1, mostMinutes);
        var volunteer = new Volunteer("v", here, 1, limits, 0, Set.of(), Set.of(), FreeTime.NEVER);
        return Markets.of(
                new Problem(
                        List.of(volunteer),
                        needs,
                        new Scoring.Listed(scores),
                        held == 0
                                ? List.of()
                                : List.of(new Pair("v", needs.getLast().id())),
                        List.of(),
                        new Parameters(0, List.of(0.0), 0, 0)),
                Options.DEFAULT,
                new Workers(1));
    }

    /** The best of what is not held, by dynamic programming over minutes. */
    private static long bestKnapsack(Market market, long[] price, int minutesLeft) {
        long[] best = new long[minutesLeft + 1];
        for (int e = 0; e < market.edgeCount(); e++) {
            int minutes = market.timetable.minutes(market.edgeNeed[e]);
            for (int m = minutesLeft; m >= minutes && !market.held.get(e); m--) {
                best[m] = Math.max(best[m], best[m - minutes] + market.edgePoints[e] - price[market.edgeNeed[e]]);
            }
        }
        return best[minutesLeft];
    }

    /** The bound falls and then rises with the price of a minute: its lowest point is where one shift just pays. */
    private static long lowestOfMinutePrices(Market market, long[] price, int minutesLeft) {
        long lowest = Long.MAX_VALUE;
        for (int at = 0; at < market.edgeCount(); at++) {
            long minutePrice = (market.edgePoints[at] - price[market.edgeNeed[at]])
                    / market.timetable.minutes(market.edgeNeed[at]);
            long bound = minutePrice * minutesLeft;
            for (int e = 0; e < market.edgeCount(); e++) {
                int g = market.edgeNeed[e];
                long gain = market.edgePoints[e] - price[g] - minutePrice * market.timetable.minutes(g);
                bound += market.held.get(e) ? 0 : Math.max(0, gain);
            }
            lowest = Math.min(lowest, bound);
        }
        return lowest;
    }

    private static long heldWorth(Market market, int volunteer, long[] price) {
        long worth = -market.fatigue[market.heldCount[volunteer]];
        for (int e = market.firstEdge[volunteer]; e < market.firstEdge[volunteer + 1]; e++) {
            worth += market.held.get(e) ? market.edgePoints[e] - price[market.edgeNeed[e]] : 0;
        }
        return worth;
    }

    private static int minutesOf(Bundle bundle, Market market) {
        return IntStream.range(0, bundle.size())
                .map(i -> market.timetable.minutes(market.edgeNeed[bundle.edge(i)]))
                .sum();
    }

    private static void check(SmallWorld world, int seed) {
        check(world.problem(), seed);
    }

    private static void check(Problem problem, int seed) {
        var numbering = new Numbering(problem);
        var market = Markets.of(problem, Options.DEFAULT, new Workers(1));
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

                var bundle = oracle.best(v, price);
                assertThat(bundle.most()).as("seed %d, volunteer %d", seed, v).isEqualTo(best);
                assertThat(worthOf(bundle, market, price)).isEqualTo(best);
            }
        }
    }

    private static long worthOf(Bundle bundle, Market market, long[] price) {
        long worth = -market.fatigue[bundle.size()];
        for (int i = 0; i < bundle.size(); i++) {
            int e = bundle.edge(i);
            worth += market.edgePoints[e] - price[market.edgeNeed[e]];
        }
        return worth;
    }
}
