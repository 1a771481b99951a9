package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceProofTest {

    private static Map<String, Long> pricesOf(Plan plan) {
        Map<String, Long> prices = new HashMap<>();
        plan.prices().forEach(price -> prices.put(price.need(), price.price()));
        return prices;
    }

    @Test
    void the_prices_of_a_plan_prove_its_price_bound() {
        for (int seed = 0; seed < 100; seed++) {
            var problem = new SmallWorld(seed, 8, 6).problem();
            var plan = Planner.plan(problem, Options.DEFAULT, Listener.NONE);
            var proof = PriceProof.of(problem, pricesOf(plan), 1);
            assertThat(proof).as("seed %d", seed).isEqualTo(new PriceProof(plan.priceBound(), plan.relaxed()));
        }
    }

    @Test
    void parts_with_the_same_prices_and_shares_of_the_places_add_up_to_the_whole() {
        for (int seed = 0; seed < 100; seed++) {
            var problem = new SmallWorld(seed, 9, 6).withoutDecisions().problem();
            var prices = pricesOf(Planner.plan(problem, Options.DEFAULT, Listener.NONE));
            var people = problem.volunteers();
            var one = Problem.of(people.subList(0, 4), places(problem.needs(), 0));
            var other = Problem.of(people.subList(4, 9), places(problem.needs(), 1));
            long sum = PriceProof.of(one, prices, 1).bound()
                    + PriceProof.of(other, prices, 1).bound();
            assertThat(sum)
                    .as("seed %d", seed)
                    .isEqualTo(PriceProof.of(problem, prices, 1).bound());
        }
    }

    /** The first part has one place less of each need, the other one the rest. */
    private static List<Need> places(List<Need> needs, int part) {
        return needs.stream()
                .map(n -> new Need(
                        n.id(),
                        n.shift(),
                        n.site(),
                        n.slot(),
                        part == 0 ? Math.max(0, n.places() - 1) : Math.min(1, n.places()),
                        n.value(),
                        n.skills(),
                        n.category()))
                .toList();
    }

    @Test
    void a_price_below_nothing_proves_nothing() {
        var problem = new SmallWorld(1, 3, 2).problem();
        var prices = Map.of(problem.needs().getFirst().id(), -1L);
        assertThatThrownBy(() -> PriceProof.of(problem, prices, 1)).hasMessageContaining("it must be 0 or more");
    }
}
