package org.redvest.dispatch;

import java.time.Instant;

/** What becomes of asking for leave (请假). */
public sealed interface Leave {

    /** The place is open again for somebody else. */
    record Granted(Instant at) implements Leave {}

    /** They had left already, or the place was freed otherwise. */
    record AlreadyFree(Place.Freed freed) implements Leave {}

    /** Nobody would see it in time: they are told whom to call. */
    record TooLate(Instant closedAt) implements Leave {}
}
