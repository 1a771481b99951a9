package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The exact search finds the best plan from nothing, with no help from the price method. */
class BranchAndPriceTest {

    @Test
    void the_best_of_all_plans_is_found_and_proved() {
        for (int seed = 0; seed < 400; seed++) {
            check(new SmallWorld(seed, 1 + seed % 6, 2 + seed % 4).problem(), seed);
        }
    }

    @Test
    void so_it_is_where_mixtures_are_worth_more_than_plans() {
        for (int seed = 0; seed < 250; seed++) {
            check(
                    new SmallWorld(seed, 9, 7)
                            .days(2)
                            .mostMinutes(420)
                            .withoutDecisions()
                            .problem(),
                    seed);
        }
    }

    @Test
    void a_gap_that_no_prices_close_is_closed_by_branching() {
        var problem = new SmallWorld(1000, 60, 60)
                .days(5)
                .withoutDecisions()
                .mostMinutes(600)
                .problem();

        var plan = Planner.plan(problem, Options.DEFAULT.withGap(0), Listener.NONE);

        assertThat(plan.priceBound()).isGreaterThan(plan.bound());
        assertThat(plan.objective()).isEqualTo(plan.bound()).isEqualTo(13_065_996_122L);
    }

    private static void check(Problem problem, int seed) {
        var market = Planner.market(problem, Options.DEFAULT, new Workers(1));
        int[] held = market.held.members(market.edgeCount());
        var search = new BranchAndPrice(held, BranchAndPrice.worth(market, held), () -> false);
        int[] whole = IntStream.range(0, market.edgeCount()).toArray();

        long proved = search.search(new Part(market, whole), new long[market.needCount()]);

        long optimum = new BruteForce(problem).optimum();
        assertThat(search.worth()).as("seed %d", seed).isEqualTo(optimum);
        assertThat(proved).as("seed %d", seed).isEqualTo(optimum);
        assertThat(BranchAndPrice.worth(market, search.edges())).isEqualTo(optimum);
    }
}
