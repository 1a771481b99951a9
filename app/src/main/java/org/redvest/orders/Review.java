package org.redvest.orders;

import java.util.List;
import org.redvest.web.Problem;

/** What became of a reviewer's decision. */
public sealed interface Review {

    record Done(Order order) implements Review {}

    /** Somebody decided first; that holds, and this reviewer is shown it. */
    record AlreadyDecided(Order order, Decision first) implements Review {}

    /** The community changed or cancelled it while the reviewer read: they look again before deciding. */
    record Outdated(Order order) implements Review {}

    record Refused(List<Problem> problems) implements Review {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
