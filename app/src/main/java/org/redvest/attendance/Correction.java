package org.redvest.attendance;

import java.util.List;
import org.redvest.web.Problem;

/** What becomes of a correction (更正). */
public sealed interface Correction {

    /** The old line is voided and the right one stands. */
    record Done(int minutesBefore, int minutesNow) implements Correction {}

    /** What was counted or evaluated is taken back, and the new one stands. */
    record Restated() implements Correction {}

    /** It stands like that already: nothing was entered. */
    record Unchanged() implements Correction {}

    /** Somebody of the community corrected it in the meantime; nothing was entered. */
    record Outdated() implements Correction {}

    /** The shift is not confirmed yet: there is nothing to correct. */
    record NothingEntered() implements Correction {}

    /** Nothing was written. */
    record Refused(List<Problem> problems) implements Correction {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
