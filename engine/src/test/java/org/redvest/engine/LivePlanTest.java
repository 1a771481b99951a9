package org.redvest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A cancellation leaves a valid plan that is worth what is said of it, and hardly less than a new one. */
class LivePlanTest {
    private static final Options TO_THE_END = Options.DEFAULT.withGap(0);

    @Test
    void a_repaired_plan_obeys_every_rule_and_is_worth_what_is_said() {
        double lost = 0;
        double worth = 0;
        for (int seed = 0; seed < Math.max(15, Seeds.many(300)); seed++) {
            var problem = new SmallWorld(seed, 12, 6).problem();
            var plan = Planner.plan(problem, TO_THE_END, Listener.NONE);
            if (plan.assignments().isEmpty()) {
                continue;
            }
            var cancelled = plan.assignments().get(seed % plan.assignments().size());
            var repair = LivePlan.of(problem, plan, TO_THE_END).cancel(cancelled.volunteer(), cancelled.need());

            Set<Pair> pairs = new HashSet<>();
            plan.assignments().forEach(a -> pairs.add(new Pair(a.volunteer(), a.need())));
            assertThat(pairs.removeAll(repair.dropped())).isTrue();
            pairs.addAll(repair.added());
            var without = without(problem, new Pair(cancelled.volunteer(), cancelled.need()));
            var repaired = rewritten(without, pairs, plan.objective() + repair.change());

            assertThat(new BruteForce(without).faults(repaired))
                    .as("seed %d", seed)
                    .isEmpty();
            long optimum = Planner.plan(without, TO_THE_END, Listener.NONE).objective();
            assertThat(repaired.objective()).isLessThanOrEqualTo(optimum);
            lost += optimum - repaired.objective();
            worth += optimum;
        }
        assertThat(lost / worth).isLessThan(0.02);
    }

    private static Problem without(Problem problem, Pair pair) {
        var held = new ArrayList<>(problem.held());
        held.remove(pair);
        var barred = new ArrayList<>(problem.barred());
        barred.add(pair);
        return new Problem(
                problem.volunteers(), problem.needs(), problem.scoring(), held, barred, problem.parameters());
    }

    private static Plan rewritten(Problem problem, Set<Pair> pairs, long objective) {
        Map<String, Integer> filled = new HashMap<>();
        var assignments = new ArrayList<Plan.Assignment>();
        for (Pair pair : pairs) {
            filled.merge(pair.need(), 1, Integer::sum);
            assignments.add(new Plan.Assignment(pair.volunteer(), pair.need(), 0, 0));
        }
        List<Plan.Price> prices = problem.needs().stream()
                .map(n -> new Plan.Price(n.id(), n.places(), filled.getOrDefault(n.id(), 0), 0, 0, Plan.Shortage.NONE))
                .toList();
        return new Plan(assignments, prices, objective, Long.MAX_VALUE, Long.MAX_VALUE, Plan.Stopped.GAP, 0, 0);
    }
}
