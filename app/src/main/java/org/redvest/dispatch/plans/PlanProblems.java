package org.redvest.dispatch.plans;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.dispatch.planning.NeedQuestion;
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

    /** The prices of a plan with its pairs of one need, and the problem that they answer for. */
    record AskedMonth(Problem problem, Plan plan, Need need) {

        Explainer explainer() {
            return new Explainer(problem, plan);
        }
    }

    /** Empty where nobody can be asked for the need any more. */
    Optional<AskedMonth> of(PlanDraft draft, NeedQuestion question) {
        var days = Objects.requireNonNull(transactions.execute(_ -> read.startDays(draft.shifts())));
        var month = Objects.requireNonNull(transactions.execute(_ -> proofs.about(draft.id(), question.need())));
        return month.flatMap(its -> of(draft, its, days, question));
    }

    private Optional<AskedMonth> of(
            PlanDraft draft, PlanProofStore.MonthProof month, List<LocalDate> days, NeedQuestion question) {
        var its = days.stream()
                .filter(day -> YearMonth.from(day).equals(YearMonth.from(month.month())))
                .toList();
        if (its.isEmpty()) {
            return Optional.empty();
        }
        var problem = problems.problem(
                draft.region(),
                new PlannedDays(its.getFirst(), its.getLast()),
                new PlanningWish(Set.copyOf(draft.shifts()), List.of(), List.of(), Map.of()),
                regions::centre,
                question);
        return problem.needs().stream()
                .filter(each -> each.id().equals(Long.toString(question.need())))
                .findFirst()
                .map(each -> new AskedMonth(problem, month.plan(), each));
    }
}
