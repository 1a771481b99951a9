package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reasons of a whole plan at once are those of its pairs one by one. */
class AdvantagesTest {

    private static final Options TO_THE_END = Options.DEFAULT.withGap(0);

    @Test
    void each_pair_is_told_what_it_would_be_told_alone() {
        int told = 0;
        for (int seed = 0; seed < Seeds.many(150); seed++) {
            var problem = new SmallWorld(seed, 8, 5).withRequirements().problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var explainer = new Explainer(problem, plan);
            var held = new HashSet<>(problem.held());

            var advantages = Advantages.of(problem, plan, 2);

            assertThat(advantages)
                    .extracting(each -> new Pair(each.volunteer(), each.need()))
                    .containsExactlyElementsOf(plan.assignments().stream()
                            .map(each -> new Pair(each.volunteer(), each.need()))
                            .filter(pair -> !held.contains(pair))
                            .toList());
            for (var each : advantages) {
                var alone = (Why.Serves) explainer.why(each.need(), each.volunteer());
                assertThat(each.micros()).isEqualTo(alone.advantage());
                assertThat(each.instead()).isEqualTo(alone.instead());
                told++;
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    @Test
    void a_plan_of_another_problem_is_refused() {
        var plan = Planner.plan(new SmallWorld(1, 8, 5).problem(), TO_THE_END, Listener.NONE);
        var other = new Problem(
                List.of(), List.of(), new Scoring.ByDistance(List.of()), List.of(), List.of(), Parameters.DEFAULT);

        assertThatThrownBy(() -> Advantages.of(other, plan, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
