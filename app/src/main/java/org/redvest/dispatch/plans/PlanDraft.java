package org.redvest.dispatch.plans;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;

/**
 * A plan without its people.
 *
 * @param basedOn the plan that it changes
 * @param objective millionths of a point
 * @param bound no plan is worth more; empty while unknown
 */
public record PlanDraft(
        PlanId id,
        RegionCode region,
        AccountId askedBy,
        Instant askedAt,
        List<ShiftId> shifts,
        Optional<PlanId> basedOn,
        PlanState state,
        PlanPhase phase,
        long objective,
        Optional<Long> bound,
        long filled,
        long places,
        double seconds,
        PlanLack before,
        PlanLack after,
        int askedPeople,
        int mostOfOne,
        int asked,
        Optional<Instant> finishedAt,
        Optional<Instant> closedAt) {

    /** How many of the chosen shifts lack people, and how many people they lack. */
    public record PlanLack(int shifts, int people) {}

    public boolean computing() {
        return state == PlanState.COMPUTING;
    }

    public boolean ready() {
        return state == PlanState.READY;
    }

    /** (bound − objective) / |bound|. */
    public Optional<Double> gap() {
        return bound.map(most -> (most - objective) / Math.max(Math.abs((double) most), 1));
    }

    public GapRuler ruler() {
        return new GapRuler(gap().orElse(1.0));
    }
}
