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
 * @param origin the plan before the first change by hand; empty where nothing was changed
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
        Optional<PlanId> origin,
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
        PlanSent sent,
        Optional<Instant> finishedAt,
        Optional<Instant> closedAt) {

    /** How many of the chosen shifts lack people, and how many people they lack. */
    public record PlanLack(int shifts, int people) {}

    /** What became of a plan that was sent: who was asked, by how many invitations, and how many were not sent. */
    public record PlanSent(int people, int invitations, int unsent) {}

    public boolean computing() {
        return state == PlanState.COMPUTING;
    }

    public boolean ready() {
        return state == PlanState.READY;
    }

    public boolean wasSent() {
        return state == PlanState.SENT;
    }

    /** The end of a key in the bundles: what is to be said of a draft first. */
    public String news() {
        return before.people() == 0 ? "nothing" : askedPeople == 0 ? "nobody" : "some";
    }

    /** (bound − objective) / |bound|. */
    public Optional<Double> gap() {
        return bound.map(most -> (most - objective) / Math.max(Math.abs((double) most), 1));
    }

    public GapRuler ruler() {
        return new GapRuler(gap().orElse(1.0));
    }
}
