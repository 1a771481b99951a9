package org.redvest.attendance;

import java.time.Instant;
import java.util.List;
import org.redvest.web.Problem;

/** What becomes of a check-in or check-out (签到, 签退), by code or by roll. A second tap is told the first answer. */
public sealed interface Checked {

    record In(Instant at) implements Checked {}

    record AlreadyIn(Instant at) implements Checked {}

    /** @param minutes inside the shift so far; the community still confirms */
    record Out(Instant at, int minutes) implements Checked {}

    record AlreadyOut(Instant at, int minutes) implements Checked {}

    record TooEarly(Instant opens) implements Checked {}

    record Over(Instant closed) implements Checked {}

    /** Who never came cannot leave. */
    record NotIn() implements Checked {}

    record WrongCode(int triesLeft) implements Checked {}

    record TooManyTries(Instant again) implements Checked {}

    /** The community has already said who came. */
    record Confirmed() implements Checked {}

    /** Nothing was written. */
    record Refused(List<Problem> problems) implements Checked {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
