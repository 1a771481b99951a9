package org.redvest.dispatch.plans;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.dispatch.planning.PlannedDays;
import org.redvest.dispatch.planning.PlanningWish;
import org.redvest.dispatch.planning.ProblemBuilder;
import org.redvest.engine.Explainer;
import org.redvest.engine.Plan;
import org.redvest.engine.Problem;
import org.redvest.engine.Staffing;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who would come next for a need of a plan, by the plan's prices and what the database says now. */
@Component
class OtherPeople {

    private final PlanReadStore read;
    private final PlanProofStore proofs;
    private final ProblemBuilder problems;
    private final Regions regions;
    private final TransactionTemplate transactions;

    OtherPeople(
            PlanReadStore read,
            PlanProofStore proofs,
            ProblemBuilder problems,
            Regions regions,
            TransactionTemplate transactions) {
        this.read = read;
        this.proofs = proofs;
        this.problems = problems;
        this.regions = regions;
        this.transactions = transactions;
    }

    /** Empty where nobody can be asked for the need any more. The nearest to coming stands first. */
    Optional<Staffing> of(PlanDraft draft, long need) {
        var days = Objects.requireNonNull(transactions.execute(_ -> read.startDays(draft.shifts())));
        var months = Objects.requireNonNull(transactions.execute(_ -> proofs.proofs(draft.id())));
        var wish = new PlanningWish(Set.copyOf(draft.shifts()), List.of(), List.of(), Map.of());
        return months.stream()
                .filter(month -> has(month.plan(), need))
                .findFirst()
                .flatMap(month -> staffing(draft, month, days, wish, Long.toString(need)));
    }

    private Optional<Staffing> staffing(
            PlanDraft draft, PlanProofStore.MonthProof month, List<LocalDate> days, PlanningWish wish, String need) {
        var its = days.stream()
                .filter(day -> YearMonth.from(day).equals(YearMonth.from(month.month())))
                .toList();
        if (its.isEmpty()) {
            return Optional.empty();
        }
        var problem =
                problems.problem(draft.region(), new PlannedDays(its.getFirst(), its.getLast()), wish, regions::centre);
        return stands(problem, need)
                ? Optional.of(new Explainer(problem, month.plan()).staffing(need))
                : Optional.empty();
    }

    private static boolean has(Plan plan, long need) {
        return plan.prices().stream().anyMatch(price -> price.need().equals(Long.toString(need)));
    }

    private static boolean stands(Problem problem, String need) {
        return problem.needs().stream().anyMatch(each -> each.id().equals(need));
    }
}
