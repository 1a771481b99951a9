package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A plan obeys every rule, and its bound is one: plan ≤ optimum ≤ bound. */
class PlannerTest {
    private static final Options TO_THE_END = Options.DEFAULT.withGap(0);

    @Test
    void the_optimum_lies_between_the_plan_and_its_bound() {
        int proved = 0;
        for (int seed = 0; seed < 3000; seed++) {
            var problem = new SmallWorld(seed, 1 + seed % 5, 1 + seed % 4).problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var truth = new BruteForce(problem);

            assertThat(truth.faults(plan)).as("seed %d", seed).isEmpty();
            assertThat(truth.priceBound(plan)).as("seed %d", seed).isEqualTo(plan.priceBound());
            assertThat(truth.optimum()).as("seed %d", seed).isBetween(plan.objective(), plan.bound());
            proved += plan.objective() == plan.bound() ? 1 : 0;
        }
        System.out.println("proved " + proved);
    }

    @Test
    void ties_everywhere_change_nothing_of_that() {
        int proved = 0;
        for (int seed = 0; seed < 500; seed++) {
            var problem = new SmallWorld(seed, 1 + seed % 6, 1 + seed % 4)
                    .full_of_ties()
                    .problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            var truth = new BruteForce(problem);

            assertThat(truth.faults(plan)).as("seed %d", seed).isEmpty();
            assertThat(truth.optimum()).as("seed %d", seed).isBetween(plan.objective(), plan.bound());
            proved += plan.objective() == plan.bound() ? 1 : 0;
        }
        System.out.println("proved " + proved);
    }
}
