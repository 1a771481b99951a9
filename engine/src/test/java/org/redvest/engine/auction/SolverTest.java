package org.redvest.engine.auction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.engine.PointTable.NO;
import static org.redvest.engine.PointTable.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.redvest.engine.BruteForce;
import org.redvest.engine.Listener;
import org.redvest.engine.Plan;
import org.redvest.engine.PointTable;
import org.redvest.engine.Seeds;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/** Prices alone close the gap where everybody serves once, and tell honestly how far they came where they cannot. */
class SolverTest {

    @Test
    void where_everybody_serves_once_prices_nearly_always_find_the_best_plan_and_prove_it() {
        int proved = 0;
        for (int seed = 0; seed < Seeds.many(500); seed++) {
            var chance = new Random(seed);
            int needs = 1 + chance.nextInt(5);
            var table = PointTable.random(chance, 1 + chance.nextInt(8), needs, 1_000_000);
            table.places(chance.nextInt(needs), chance.nextInt(4));
            var market = table.market();
            var solver = solver(market, 0, Listener.NONE);

            var stopped = solver.solve();

            long optimum = new BruteForce(table.problem()).optimum();
            assertThat(optimum).as("seed %d", seed).isBetween(solver.objective(), solver.bound());
            assertThat(solver.bound() - solver.objective()).as("seed %d", seed).isLessThan(optimum / 1000 + 1);
            assertThat(stopped == Plan.Stopped.GAP).isEqualTo(solver.objective() == solver.bound());
            proved += stopped == Plan.Stopped.GAP ? 1 : 0;
            assertIsWhatItSays(market, solver, seed);
        }
        assertThat(proved).isGreaterThan(Seeds.many(500) / 2);
    }

    @Test
    void where_a_gap_remains_it_stops_for_want_of_progress_and_keeps_the_best_of_what_it_saw() {
        int stalled = 0;
        for (int seed = 0; seed < Seeds.many(300); seed++) {
            var chance = new Random(seed);
            var table = PointTable.random(chance, 6, 6, 1_000_000).limits(2, 1).fatigue(0, 20);
            var market = table.market();
            var solver = solver(market, 0, Listener.NONE);

            var stopped = solver.solve();

            assertThat(new BruteForce(table.problem()).optimum())
                    .as("seed %d", seed)
                    .isBetween(solver.objective(), solver.bound());
            assertThat(stopped == Plan.Stopped.GAP).isEqualTo(solver.objective() == solver.bound());
            assertIsWhatItSays(market, solver, seed);
            stalled += stopped == Plan.Stopped.STALLED ? 1 : 0;
        }
        assertThat(stalled).isLessThan(Seeds.many(300) / 2);
    }

    @Test
    void a_gap_that_is_wide_enough_is_not_closed_further() {
        int wide = 0;
        int rounds = 0;
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var table = PointTable.random(new Random(seed), 8, 5, 1_000_000);
            var market = table.market();
            var few = new ArrayList<Listener.Progress>();
            var many = new ArrayList<Listener.Progress>();

            var solver = solver(market, 0.5, listenTo(few));
            assertThat(solver.solve()).isEqualTo(Plan.Stopped.GAP);
            assertThat(Plan.gap(solver.objective(), solver.bound())).isLessThanOrEqualTo(0.5);
            solver(table.market(), 0, listenTo(many)).solve();

            wide += few.size();
            rounds += many.size();
        }
        assertThat(wide).as("looks taken with a wide gap").isLessThan(rounds);
    }

    @Test
    void what_is_told_on_the_way_never_gets_worse() {
        for (int seed = 0; seed < Seeds.many(100); seed++) {
            var market = PointTable.random(new Random(seed), 8, 5, 1_000_000)
                    .limits(2, 1)
                    .market();
            var told = new ArrayList<Listener.Progress>();
            var solver = solver(market, 0, listenTo(told));

            solver.solve();

            assertThat(told).isNotEmpty();
            for (int i = 1; i < told.size(); i++) {
                assertThat(told.get(i).objective())
                        .isGreaterThanOrEqualTo(told.get(i - 1).objective());
                assertThat(told.get(i).bound())
                        .isLessThanOrEqualTo(told.get(i - 1).bound());
            }
            assertThat(told.getLast().objective()).isEqualTo(solver.objective());
            assertThat(told.getLast().bound()).isEqualTo(solver.bound());
        }
    }

    @Test
    void the_usual_worth_of_a_place_is_the_middle_of_what_pays() {
        assertThat(Solver.usualPoints(new long[] {0, 7, -3, 5, 0, 9})).isEqualTo(7);
        assertThat(Solver.usualPoints(new long[] {1, 0, 4})).isEqualTo(4);
        assertThat(Solver.usualPoints(new long[] {0, -1})).isOne();
        assertThat(Solver.highestPoints(new PointTable(row(3, NO), row(8, -2)).market()))
                .containsExactly(8, 0);
    }

    private static Listener listenTo(List<Listener.Progress> told) {
        return progress -> {
            told.add(progress);
            return Listener.Verdict.GO_ON;
        };
    }

    private static Solver solver(Market market, double gap, Listener listener) {
        return new Solver(market, gap, new Workers(1), new Pulse(listener, 0, 0));
    }

    /** Its plan is worth the objective, its prices prove the bound, and it knows every best bundle. */
    private static void assertIsWhatItSays(Market market, Solver solver, int seed) {
        var roster = new Roster(market);
        roster.restore(solver.plan());
        assertThat(roster.objective()).as("seed %d", seed).isEqualTo(solver.objective());
        assertThat(Bound.of(market, roster, solver.prices(), 0, new Workers(1)).value())
                .as("seed %d", seed)
                .isEqualTo(solver.bound());
        assertThat(solver.relaxed()).isZero();
    }
}
