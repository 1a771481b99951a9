package org.redvest.attendance;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.web.Problem;

/** What becomes of an evaluation (评单). */
public sealed interface Evaluation {

    record Given(int stars, String word, Instant at) implements Evaluation {}

    /**
     * What the community said, the first time or anew.
     *
     * @param number 0 for the first, then 1, 2, …
     * @param reason why the one before was taken back; empty at first
     */
    record Stated(int number, Given given, String reason) implements Restated<Stated> {
        @Override
        public boolean sameAs(Stated other) {
            return given.stars() == other.given.stars() && given.word().equals(other.given.word());
        }
    }

    /** The same was sent twice. */
    record Already(Given first) implements Evaluation {}

    /**
     * One order, one evaluation: the first holds, and who says otherwise is told so.
     *
     * @param by whose word stands
     */
    record Overtaken(AccountId by, String hour) implements Evaluation {}

    /** Some of its services are not confirmed yet. */
    record NotYet() implements Evaluation {}

    /** The activity was cancelled, rejected or never held: there is no service to speak of. */
    record NothingServed() implements Evaluation {}

    /** Nothing was written. */
    record Refused(List<Problem> problems) implements Evaluation {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
