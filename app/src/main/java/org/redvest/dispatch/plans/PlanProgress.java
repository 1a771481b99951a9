package org.redvest.dispatch.plans;

import java.util.Optional;
import org.redvest.engine.Listener;
import org.redvest.engine.Plan;

/** How good a plan is so far, all its months together. Amounts are millionths of a point. */
record PlanProgress(long objective, Optional<Long> bound, long filled, long places, double seconds) {

    static final PlanProgress NONE = new PlanProgress(0, Optional.of(0L), 0, 0, 0);

    /** With what is known of the month being solved. */
    PlanProgress with(Listener.Progress month, double seconds) {
        return new PlanProgress(
                objective + month.objective(),
                month.bound() == Long.MAX_VALUE ? Optional.empty() : bound.map(before -> before + month.bound()),
                filled + month.filled(),
                places + month.places(),
                seconds);
    }

    PlanProgress plus(Plan month, double seconds) {
        return new PlanProgress(
                objective + month.objective(),
                bound.map(before -> before + month.bound()),
                filled + month.assignments().size(),
                places + month.prices().stream().mapToLong(Plan.Price::places).sum(),
                seconds);
    }
}
