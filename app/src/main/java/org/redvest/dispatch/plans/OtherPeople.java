package org.redvest.dispatch.plans;

import java.util.Optional;
import org.redvest.dispatch.planning.NeedQuestion;
import org.redvest.engine.Staffing;
import org.springframework.stereotype.Component;

/** Who would come next for a need of a plan, by the plan's prices and what the database says now. */
@Component
class OtherPeople {

    private final PlanProblems problems;

    OtherPeople(PlanProblems problems) {
        this.problems = problems;
    }

    /** Empty where nobody can be asked for the need any more. The nearest to coming stands first. */
    Optional<Staffing> of(PlanDraft draft, long need) {
        return problems.of(draft, new NeedQuestion(need, 0, true))
                .map(month -> month.explainer().staffing(Long.toString(need)));
    }
}
