package org.redvest.attendance;

import java.time.Instant;
import java.util.List;
import org.redvest.web.Problem;

/** What becomes of a check-in or check-out (签到, 签退), by code or by roll. A second tap is told the first answer. */
public sealed interface CheckInResult {

    record In(Instant at) implements CheckInResult {}

    record AlreadyIn(Instant at) implements CheckInResult {}

    /** @param minutes inside the shift so far; the community still confirms */
    record Out(Instant at, int minutes) implements CheckInResult {}

    record AlreadyOut(Instant at, int minutes) implements CheckInResult {}

    record TooEarly(Instant opens) implements CheckInResult {}

    record Over(Instant closed) implements CheckInResult {}

    /** Who never came cannot leave. */
    record NotIn() implements CheckInResult {}

    record WrongCode(int triesLeft) implements CheckInResult {}

    record TooManyTries(Instant again) implements CheckInResult {}

    /** The community has already said who came. */
    record Confirmed() implements CheckInResult {}

    /** Nothing was written. */
    record Refused(List<Problem> problems) implements CheckInResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
