package org.redvest.orders;

import java.util.List;
import org.redvest.shifts.ActivityNumber;
import org.redvest.web.Problem;

/** What became of an order that was sent in or changed. */
public sealed interface Submission {

    /** It stands; sent twice, the same form finds the same order, as long as it says the same. */
    record Placed(ActivityNumber order) implements Submission {}

    record Refused(List<Problem> problems) implements Submission {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** It stands like that already: nothing was written, and nobody is told. */
    record Unchanged(ActivityNumber order) implements Submission {}

    /** Somebody else changed the order, or it went on, since this form was opened; or this form has become it with other words. */
    record Outdated(Order now) implements Submission {}
}
