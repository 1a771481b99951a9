package org.redvest.volunteers.registration;

import java.util.List;
import org.redvest.web.Problem;

/** What came of sending the form. */
sealed interface RegistrationOutcome {

    /** It waits for the community. The same answer for somebody who is on record already: a visitor is told of nobody. */
    record Received() implements RegistrationOutcome {}

    record Wrong(List<Problem> problems) implements RegistrationOutcome {
        public Wrong {
            problems = List.copyOf(problems);
        }
    }

    /** Too many from this address or by this link within the hour. */
    record TooOften() implements RegistrationOutcome {}
}
