package org.redvest.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * One person's place at one service (名额). It is never deleted: who was freed of it stays on record.
 *
 * @param region the community that asked
 * @param moved the time that was accepted, when the community has moved the service since
 */
public record Place(
        PlaceId id,
        NeedId need,
        ShiftId shift,
        ActivityNumber activity,
        RegionCode region,
        VolunteerId volunteer,
        Instant start,
        Instant end,
        Optional<Moved> moved,
        Instant acceptedAt,
        Optional<Freed> freed) {

    /** From here, as it was accepted, to where the place is now. */
    public record Moved(Instant start, Instant end) {}

    /** When and why nobody is bound by it any more. */
    public record Freed(Why why, Instant at) {}

    public enum Why {
        /** The volunteer took leave in time (请假). */
        LEFT,
        /** The community cancelled the activity. */
        CANCELLED,
        /** The community changed the activity, and the volunteer can no longer come. */
        CHANGED
    }

    public boolean held() {
        return freed.isEmpty();
    }
}
