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
import org.redvest.engine.Need;
import org.redvest.engine.Plan;
import org.redvest.engine.Problem;
import org.redvest.regions.Regions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The month of a plan that a need stands in: what the database says of it now, beside the plan and its prices. Nothing is kept. */
@Component
class PlanProblems {

    private final PlanReadStore read;
    private final PlanProofStore proofs;
    private final ProblemBuilder problems;
    private final Regions regions;
    private final TransactionTemplate transactions;

    PlanProblems(
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

    /** A plan and the problem that it could be asked about. */
    record AskedMonth(Problem problem, Plan plan, Need need) {

        Explainer explainer() {
            return new Explainer(problem, plan);
        }
    }

    /**
     * Empty where nobody can be asked for the need any more.
     *
     * @param atLeastKm people who live so near are in the problem, however far they go
     */
    Optional<AskedMonth> of(PlanDraft draft, long need, double atLeastKm) {
        var days = Objects.requireNonNull(transactions.execute(_ -> read.startDays(draft.shifts())));
        var months = Objects.requireNonNull(transactions.execute(_ -> proofs.proofs(draft.id())));
        return months.stream()
                .filter(month -> has(month.plan(), need))
                .findFirst()
                .flatMap(month -> of(draft, month, days, Long.toString(need), atLeastKm));
    }

    private Optional<AskedMonth> of(
            PlanDraft draft, PlanProofStore.MonthProof month, List<LocalDate> days, String need, double atLeastKm) {
        var its = days.stream()
                .filter(day -> YearMonth.from(day).equals(YearMonth.from(month.month())))
                .toList();
        if (its.isEmpty()) {
            return Optional.empty();
        }
        var wish = new PlanningWish(Set.copyOf(draft.shifts()), List.of(), List.of(), Map.of());
        var problem = problems.problem(
                draft.region(), new PlannedDays(its.getFirst(), its.getLast()), wish, regions::centre, need, atLeastKm);
        return problem.needs().stream()
                .filter(each -> each.id().equals(need))
                .findFirst()
                .map(each -> new AskedMonth(problem, month.plan(), each));
    }

    private static boolean has(Plan plan, long need) {
        return plan.prices().stream().anyMatch(price -> price.need().equals(Long.toString(need)));
    }
}
