package org.redvest.attendance;

import java.time.Instant;
import java.util.List;
import org.redvest.web.Problem;

/** What becomes of a community's word on who came. */
public sealed interface Confirmation {

    /** The hours are entered. */
    record Done(Receipt receipt) implements Confirmation {}

    /** Somebody of the community was first; that holds, and the second is shown it. */
    record Already(Receipt receipt) implements Confirmation {}

    /** The service is not over yet. */
    record TooEarly(Instant end) implements Confirmation {}

    /** The shift was cancelled or never opened: there is nothing to confirm. */
    record NotHeld() implements Confirmation {}

    /** Nothing was written. */
    record Refused(List<Problem> problems) implements Confirmation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** What a confirmation added. */
    record Receipt(int came, int absent, int onLeave, int excused, int minutes, int beneficiaries, Instant at) {
        public int accepted() {
            return came + absent + onLeave + excused;
        }
    }
}
