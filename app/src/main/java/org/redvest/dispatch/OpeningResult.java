package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.shifts.ActivityState;

/** What becomes of opening an activity to all who are eligible. */
public sealed interface OpeningResult {

    /** {@code eligible} people see it now. */
    record ToAll(int eligible) implements OpeningResult {}

    /** Somebody opened it first; that holds. */
    record Already(Instant at) implements OpeningResult {}

    /** Every service of it begins too soon for people to come by themselves. */
    record TooLate() implements OpeningResult {}

    /** It is not approved, or over. */
    record NotNow(ActivityState state) implements OpeningResult {}
}
