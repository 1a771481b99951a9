package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.engine.PointTable.NO;
import static org.redvest.engine.PointTable.row;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redvest.engine.BruteForce;
import org.redvest.engine.PointTable;
import org.redvest.engine.Seeds;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/** A descending auction: the price of a free place falls until somebody comes, and no further than the next would pay. */
class FallingPricesTest {
    private static final int A = 0;
    private static final int B = 1;

    private Market market = new PointTable(row(0)).market();
    private Roster roster = new Roster(market);
    private long[] price = {};
    private FallingPrices falling = new FallingPrices(market, roster, price, new Workers(1));

    @Test
    void the_place_goes_to_who_would_pay_most_a_step_below_what_the_next_would_pay() {
        open(new PointTable(row(60), row(100), row(20)));

        fall(7, A);

        assertThat(takers(A)).containsExactly(1);
        assertThat(price).containsExactly(60 - 7);
    }

    @Test
    void with_a_place_for_everybody_it_costs_nothing() {
        open(new PointTable(row(60), row(100), row(20)).places(A, 3));

        fall(7, A);

        assertThat(takers(A)).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(price).containsExactly(0);
    }

    @Test
    void a_price_never_rises_above_what_it_was() {
        open(new PointTable(row(60), row(100)));
        price[A] = 20;

        fall(7, A);

        assertThat(price).containsExactly(20);
        assertThat(takers(A)).containsExactly(1);
    }

    @Test
    void nobody_comes_for_nothing() {
        open(new PointTable(row(0), row(-5)));

        fall(1, A);

        assertThat(takers(A)).isEmpty();
        assertThat(price).containsExactly(0);
    }

    @Test
    void who_leaves_another_place_must_gain_a_step_by_it() {
        for (int gain : new int[] {6, 7}) {
            open(new PointTable(row(50 + gain, 50)));
            price[A] = 0;
            price[B] = 0;
            roster.take(market.edge(0, B));

            fall(7, A);

            assertThat(takers(A)).as("gain %d", gain).hasSize(gain == 7 ? 1 : 0);
            assertThat(takers(B)).hasSize(gain == 7 ? 0 : 1);
        }
    }

    @Test
    void the_place_that_was_left_looks_for_somebody_in_turn() {
        open(new PointTable(row(90, 50), row(NO, 30)));
        price[B] = 40;
        roster.take(market.edge(0, B));

        fall(1, A);

        assertThat(takers(A)).containsExactly(0);
        assertThat(takers(B)).containsExactly(1);
        assertThat(price[B]).isZero();
    }

    @Test
    void what_is_full_keeps_its_price() {
        open(new PointTable(row(60), row(100)));
        roster.take(market.edge(0, A));
        price[A] = 99;

        fall(1, A);

        assertThat(takers(A)).containsExactly(0);
        assertThat(price).containsExactly(99);
    }

    @Test
    void told_to_stop_it_does_nothing_more() {
        open(new PointTable(row(60), row(100)));
        falling.enqueue(A);

        falling.run(1, () -> true);

        assertThat(takers(A)).isEmpty();
    }

    @Test
    void where_everybody_serves_once_and_all_places_fall_together_the_plan_is_the_best_but_for_the_steps() {
        for (int seed = 0; seed < Seeds.many(1000); seed++) {
            var chance = new Random(seed);
            int people = 1 + chance.nextInt(8);
            int needs = 1 + chance.nextInt(5);
            var table = PointTable.random(chance, people, needs, 1000);
            table.places(chance.nextInt(needs), 1 + chance.nextInt(3));
            open(table);
            System.arraycopy(Solver.highestPoints(market), 0, price, 0, needs);
            if (seed % 2 == 0) {
                falling.askEverybody();
            }

            fall(1, IntStream.range(0, needs).toArray());

            long optimum = new BruteForce(table.problem()).optimum();
            assertThat(roster.objective()).as("seed %d", seed).isBetween(optimum - 10L * needs, optimum);
            for (int g = 0; g < needs; g++) {
                assertThat(price[g] == 0 || roster.free(g) == 0)
                        .as("seed %d", seed)
                        .isTrue();
            }
            var bound = Bound.of(market, roster, price, 10, new Workers(1));
            assertThat(bound.violators()).as("seed %d", seed).isEmpty();
        }
    }

    private void open(PointTable table) {
        market = table.market();
        roster = new Roster(market);
        price = new long[market.needCount()];
        Arrays.fill(price, 1_000_000);
        falling = new FallingPrices(market, roster, price, new Workers(1));
    }

    private void fall(long step, int... needs) {
        for (int g : needs) {
            falling.enqueue(g);
        }
        falling.run(step, () -> false);
    }

    private List<Integer> takers(int need) {
        return IntStream.range(0, roster.filled(need))
                .mapToObj(i -> market.volunteer(roster.taker(need, i)))
                .toList();
    }
}
