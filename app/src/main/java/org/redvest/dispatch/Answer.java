package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;

/** What becomes of a tap on 接单. Each reaches the screen in its own words; none but a broken machine is an error. */
public sealed interface Answer {

    /** The place is theirs. */
    record Accepted(PlaceId place, Instant at) implements Answer {}

    /** It was theirs already; they are told the first answer again. */
    record AlreadyAccepted(PlaceId place, Instant at) implements Answer {}

    /** Somebody else took the last place. */
    record Full(Instant at) implements Answer {}

    /** It is too near to the service to come by oneself. */
    record TooLate(Instant closedAt) implements Answer {}

    /** They have a service at that time, or too near to it. */
    record Clashes(Place with) implements Answer {}

    /** They are not eligible, or no longer. */
    record Barred(List<Reason> reasons) implements Answer {
        public Barred {
            reasons = List.copyOf(reasons);
        }
    }

    /** The committee took the opening back, or the community the activity. */
    record Withdrawn(Instant at) implements Answer {}
}
