package org.redvest.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.redvest.engine.Explainer;
import org.redvest.engine.Pair;
import org.redvest.engine.Plan;
import org.redvest.engine.Points;
import org.redvest.engine.PriceProof;
import org.redvest.engine.Problem;
import org.redvest.engine.Why;

/** Looks at a joined plan as if it had been made for the whole. */
final class PlanAudit {
    private PlanAudit() {}

    static void audit(Problem problem, Plan plan) {
        limitsHold(problem, plan);
        pairsAreAllowed(problem, plan);
        assertThat(objective(problem, plan)).isEqualTo(plan.objective());
        assertThat(plan.objective()).isLessThanOrEqualTo(plan.bound());
        assertThat(plan.bound()).isLessThanOrEqualTo(plan.priceBound());
        Map<String, Long> prices = new HashMap<>();
        plan.prices().forEach(price -> prices.put(price.need(), price.price()));
        assertThat(prices).hasSize(problem.needs().size());
        assertThat(PriceProof.of(problem, prices, 1).bound()).isEqualTo(plan.priceBound());
    }

    /** What is held must be a plan: the engine says so itself when the pairs are given to it as held. */
    private static void limitsHold(Problem problem, Plan plan) {
        var pairs = plan.assignments().stream()
                .map(a -> new Pair(a.volunteer(), a.need()))
                .toList();
        assertThat(pairs).doesNotHaveDuplicates().containsAll(problem.held());
        new Problem(
                problem.volunteers(),
                problem.needs(),
                problem.scoring(),
                pairs,
                java.util.List.of(),
                problem.parameters());
    }

    private static void pairsAreAllowed(Problem problem, Plan plan) {
        var explainer = new Explainer(problem, plan);
        for (var pair : plan.assignments()) {
            assertThat(explainer.why(pair.need(), pair.volunteer())).isNotInstanceOf(Why.Cannot.class);
        }
        var barred = new HashSet<>(problem.barred());
        assertThat(plan.assignments()).noneMatch(a -> barred.contains(new Pair(a.volunteer(), a.need())));
    }

    private static long objective(Problem problem, Plan plan) {
        long objective = 0;
        Map<String, Integer> shifts = new HashMap<>();
        var fatigue = problem.parameters().fatigue();
        for (var pair : plan.assignments()) {
            int before = shifts.merge(pair.volunteer(), 1, Integer::sum) - 1;
            objective += pair.points() - Points.micros(fatigue.get(Math.min(before, fatigue.size() - 1)));
        }
        return objective;
    }
}
