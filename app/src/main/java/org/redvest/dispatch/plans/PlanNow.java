package org.redvest.dispatch.plans;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.shifts.ShiftId;

/**
 * What has become of a plan's shifts and people since it was made.
 *
 * @param missing how many people each shift of the page lacks who are not asked yet either
 * @param versions plans for shifts of this one that were sent after it was asked for, the newest first
 * @param sendable how many invitations it would send: not those for shifts that were moved, cancelled or have begun
 */
public record PlanNow(
        Map<ShiftId, ChangedShift> changed,
        Map<ShiftId, Integer> missing,
        List<SentVersion> versions,
        PlanAnswers answers,
        int sendable) {

    static final PlanNow NOTHING = new PlanNow(Map.of(), Map.of(), List.of(), new PlanAnswers(0, 0), 0);

    /**
     * Another plan that was sent.
     *
     * @param sameOrigin it was changed from this plan, or this one from it, or both from one
     */
    public record SentVersion(PlanId plan, Instant at, boolean sameOrigin) {}

    /** Of those whom the plan asked: how many come, and how many can still answer. */
    public record PlanAnswers(int comes, int awaited) {}

    /** Whether a shift was moved, cancelled or has begun, so that the plan had better be made again. */
    public boolean outdated() {
        return changed.values().stream().anyMatch(ChangedShift::outdated);
    }

    public Optional<ChangedShift> change(PlannedShift shift) {
        return Optional.ofNullable(changed.get(shift.shift()));
    }

    /** How many people a shift lacks by now; empty where it lacks as many as when the plan was made. */
    public Optional<Integer> newlyMissing(PlannedShift shift) {
        return Optional.ofNullable(missing.get(shift.shift())).filter(now -> now != shift.before());
    }
}
