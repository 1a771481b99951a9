package org.redvest.dispatch.plans;

import java.time.Instant;
import java.util.Locale;
import org.redvest.shifts.ShiftId;

/**
 * A shift that stands otherwise than when its plan was asked for: whom the plan names for it was chosen for what it was.
 *
 * @param start when it was to start then
 * @param people how many it asked for then
 */
public record ChangedShift(ShiftId shift, ShiftChange change, Instant start, Instant end, int people) {

    /** Nobody is asked by a plan for what is not the same service any more; more or fewer people change nothing for each of them. */
    public boolean outdated() {
        return change != ShiftChange.PEOPLE;
    }

    /** What has become of it, the gravest first. */
    public enum ShiftChange {
        CANCELLED,
        MOVED,
        BEGUN,
        /** It asks for more people, or for fewer. */
        PEOPLE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
