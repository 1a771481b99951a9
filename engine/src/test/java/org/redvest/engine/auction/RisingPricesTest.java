package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.engine.PointTable.NO;
import static org.redvest.engine.PointTable.row;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.BruteForce;
import org.redvest.engine.PointTable;
import org.redvest.engine.Problem;
import org.redvest.engine.Seeds;
import org.redvest.engine.bundles.BundleOracle;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;

/** An auction: a place goes to those who would pay most, at the price of the best offer that was refused. */
class RisingPricesTest {
    private static final int A = 0;
    private static final int B = 1;
    private static final int C = 2;

    private Market market = new PointTable(row(0)).market();
    private Roster roster = new Roster(market);
    private long[] price = new long[0];
    private RisingPrices rising = new RisingPrices(market, roster, price, () -> false);

    @Test
    void the_place_goes_to_whoever_would_pay_more_at_the_price_of_the_other_whoever_comes_first() {
        for (int first : new int[] {0, 1}) {
            open(new PointTable(row(100), row(60)));

            bid(1, 9, first, 1 - first);

            assertThat(takers(A)).containsExactly(0);
            assertThat(price).containsExactly(60);
        }
    }

    @Test
    void a_place_that_nobody_disputes_is_free_of_charge() {
        open(new PointTable(row(100), row(60)).places(A, 2));

        bid(1, 9, 0, 1);

        assertThat(takers(A)).containsExactlyInAnyOrder(0, 1);
        assertThat(price).containsExactly(0);
    }

    @Test
    void who_would_pay_just_as_much_does_not_drive_anybody_out() {
        open(new PointTable(row(60), row(60)));

        bid(1, 9, 1, 0);

        assertThat(takers(A)).containsExactly(1);
        assertThat(price).containsExactly(60);
    }

    @Test
    void who_has_another_place_gives_way_for_what_the_change_costs_them() {
        open(new PointTable(row(100, 80), row(90, NO)));

        bid(1, 9, 0, 1);

        assertThat(takers(A)).containsExactly(1);
        assertThat(takers(B)).containsExactly(0);
        assertThat(price).as("and the step with which they tried to come back").containsExactly(20 + 1, 0);
    }

    @Test
    void who_does_not_mind_gives_way_for_a_step() {
        open(new PointTable(row(50, 50), row(90, NO)));
        roster.take(market.edge(0, A));

        bid(7, 9, 1);

        assertThat(takers(A)).containsExactly(1);
        assertThat(takers(B)).containsExactly(0);
        assertThat(price).containsExactly(7, 0);
    }

    @Test
    void a_gain_of_one_step_is_not_worth_a_change() {
        open(new PointTable(row(50, 57)));
        roster.take(market.edge(0, A));

        bid(7, 9, 0);
        assertThat(takers(A)).containsExactly(0);

        bid(6, 9, 0);
        assertThat(takers(B)).containsExactly(0);
        assertThat(takers(A)).isEmpty();
    }

    @Test
    void a_price_that_is_not_paid_rises_by_a_step_at_least() {
        open(new PointTable(row(10, 100), row(50, NO)).limits(2, 1));
        roster.take(market.edge(1, A));

        bid(20, 9, 0);

        assertThat(takers(A)).containsExactly(1);
        assertThat(takers(B)).containsExactly(0);
        assertThat(price).containsExactly(20, 0);
    }

    @Test
    void a_bundle_is_only_changed_to_when_every_place_in_it_can_be_had() {
        open(new PointTable(row(30, 40), row(NO, 90)).limits(2, 1));
        roster.take(market.edge(1, B));

        bid(1, 9, 0);

        assertThat(takers(A)).containsExactly(0);
        assertThat(takers(B)).containsExactly(1);
        assertThat(price).containsExactly(0, 40);
    }

    @Test
    void what_somebody_holds_is_theirs_at_any_price() {
        open(new PointTable(row(1, NO), row(90, 30)).held(0, A));

        bid(1, 9, 1, 0);

        assertThat(takers(A)).containsExactly(0);
        assertThat(takers(B)).containsExactly(1);
        assertThat(price).containsExactly(90 - 30 + 1, 0);
    }

    @Test
    void beside_one_who_holds_a_place_the_other_is_outbid() {
        open(new PointTable(row(1), row(40), row(90)).places(A, 2).held(0, A));
        roster.take(market.edge(1, A));

        bid(1, 9, 2);

        assertThat(takers(A)).containsExactlyInAnyOrder(0, 2);
        assertThat(price).containsExactly(40);
    }

    @Test
    void nobody_has_more_turns_than_said_and_the_next_run_gives_them_anew() {
        open(new PointTable(row(100, 80), row(90, NO)));

        bid(1, 1, 0, 1);
        assertThat(takers(A)).containsExactly(1);
        assertThat(takers(B)).as("the one turn is used up").isEmpty();

        bid(1, 1, 0);
        assertThat(takers(B)).containsExactly(0);
    }

    @Test
    void what_was_bid_in_an_earlier_run_is_forgotten_since_prices_may_have_fallen() {
        open(new PointTable(row(100, 90), row(50, NO)));
        roster.take(market.edge(0, A));
        price[B] = 80;
        bid(1, 9, 1);
        assertThat(takers(A)).containsExactly(0);

        Arrays.fill(price, 0);
        bid(1, 9, 1);
        assertThat(takers(A)).containsExactly(1);
        assertThat(takers(B)).containsExactly(0);
    }

    @Test
    void a_change_leaves_nothing_that_is_not_in_the_new_bundle() {
        open(new PointTable(row(10, 10, 100)).limits(2, 1));
        price[C] = 95;
        bid(1, 9, 0);
        assertThat(takers(A)).containsExactly(0);
        assertThat(takers(B)).containsExactly(0);

        open(new PointTable(row(10, NO, 100), row(NO, 60, NO)).allAtOnce());
        roster.take(market.edge(0, A));
        bid(1, 9, 0);
        assertThat(takers(A)).isEmpty();
        assertThat(takers(C)).containsExactly(0);
    }

    @Test
    void of_many_takers_the_one_who_would_pay_least_is_outbid_and_the_price_is_what_they_would_have_paid() {
        for (int seed = 0; seed < Seeds.many(400); seed++) {
            var chance = new Random(seed);
            int places = 2 + chance.nextInt(5);
            long[][] rows = new long[places + 1][];
            for (int v = 0; v < places; v++) {
                rows[v] = row(200 + chance.nextInt(10), chance.nextInt(10));
            }
            rows[places] = row(1000, NO);
            open(new PointTable(rows).places(A, places).places(B, places));
            price[B] = 1;
            for (int v = 0; v < places; v++) {
                roster.take(market.edge(v, A));
            }
            int least = IntStream.range(0, places)
                    .boxed()
                    .min(Comparator.<Integer>comparingLong(v -> rows[v][A] - Math.max(0, rows[v][B] - 1))
                            .thenComparing(v -> market.tieBreak(market.edge(v, A))))
                    .orElseThrow();

            bid(1, 9, places);

            assertThat(takers(A))
                    .as("seed %d", seed)
                    .doesNotContain(least)
                    .contains(places)
                    .hasSize(places);
            assertThat(price[A] - (rows[least][A] - Math.max(0, rows[least][B] - 1)))
                    .as("seed %d", seed)
                    .isBetween(0L, 1L);
        }
    }

    /** A place left by its taker as its price rose is a hole; falling prices fill it. Without holes the plan is the best. */
    @Test
    void when_nobody_moves_any_more_everybody_has_what_they_like_best_and_a_plan_without_holes_is_the_best() {
        int best = 0;
        for (int seed = 0; seed < Seeds.many(1500); seed++) {
            var chance = new Random(seed);
            int people = 1 + chance.nextInt(8);
            int needs = 1 + chance.nextInt(5);
            int step = 1 + chance.nextInt(3);
            var table = PointTable.random(chance, people, needs, 40);
            table.places(chance.nextInt(needs), 1 + chance.nextInt(3));
            open(table);

            for (long[] before = {}; !Arrays.equals(before, price); ) {
                before = price.clone();
                bid(step, 20, IntStream.range(0, people).toArray());
            }

            assertNobodyRegrets(step, seed);
            if (IntStream.range(0, needs).allMatch(g -> price[g] == 0 || roster.free(g) == 0)) {
                assertThat(roster.objective()).as("seed %d", seed).isEqualTo(new BruteForce(table.problem()).optimum());
                best++;
            }
        }
        assertThat(best).isGreaterThan(Seeds.many(1200));
    }

    @Test
    void wherever_it_is_stopped_it_leaves_a_plan_that_keeps_what_is_held() {
        for (int seed = 0; seed < Seeds.many(200); seed++) {
            for (int asked = 0; asked < 25; asked++) {
                var chance = new Random(seed);
                var table = PointTable.random(chance, 5, 4, 1).limits(3, 1);
                var row = LongRow.first(table.problem());
                table.held(row.volunteer, row.need);
                int left = asked;
                var countdown = new int[] {left};
                open(table, () -> countdown[0]-- <= 0);

                bid(1, 5, 0, 1, 2, 3, 4);

                assertThat(roster.takes(market.edge(row.volunteer, row.need)))
                        .as("seed %d, stopped at %d", seed, asked)
                        .isTrue();
                for (int g = 0; g < market.needCount(); g++) {
                    assertThat(roster.free(g)).isNotNegative();
                    assertThat(price[g]).isNotNegative();
                }
                if (asked == 0) {
                    assertThat(roster.filled()).isOne();
                }
            }
        }
    }

    /** The first pair of a table's problem. */
    private record LongRow(int volunteer, int need) {
        static LongRow first(Problem problem) {
            var score = problem.scoring().scores().getFirst();
            return new LongRow(
                    Integer.parseInt(score.volunteer().substring(1)),
                    Integer.parseInt(score.need().substring(1)));
        }
    }

    /** Nobody could do better by more than a step. */
    private void assertNobodyRegrets(int step, int seed) {
        var oracle = new BundleOracle(market);
        for (int v = 0; v < market.volunteerCount(); v++) {
            assertThat(oracle.best(v, price).most() - roster.worth(v, price))
                    .as("seed %d, volunteer %d", seed, v)
                    .isBetween(0L, (long) step);
        }
    }

    private void open(PointTable table) {
        open(table, () -> false);
    }

    private void open(PointTable table, BooleanSupplier stop) {
        market = table.market();
        roster = new Roster(market);
        price = new long[market.needCount()];
        rising = new RisingPrices(market, roster, price, stop);
    }

    private void bid(long step, int mostTurns, int... volunteers) {
        for (int v : volunteers) {
            rising.enqueue(v);
        }
        rising.run(step, mostTurns);
    }

    private List<Integer> takers(int need) {
        return IntStream.range(0, roster.filled(need))
                .mapToObj(i -> market.volunteer(roster.taker(need, i)))
                .toList();
    }
}
