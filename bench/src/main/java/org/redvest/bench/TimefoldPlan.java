package org.redvest.bench;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.HardSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole plan, for Timefold. Public for its reflection. */
@PlanningSolution
public class TimefoldPlan {
    @PlanningEntityCollectionProperty
    public List<TimefoldPlace> places = List.of();

    @PlanningScore
    public @Nullable HardSoftScore score;

    /** For Timefold's cloning. */
    public TimefoldPlan() {}

    TimefoldPlan(List<TimefoldPlace> places) {
        this.places = places;
    }

    List<TimefoldPlace> places() {
        return places;
    }
}
