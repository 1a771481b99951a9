package org.redvest.funds;

import java.util.List;
import org.redvest.web.Problem;

/** What comes of a form about a fund. */
public sealed interface FundResult {

    /** @param path of the page about it */
    record Done(String path) implements FundResult {}

    record Refused(List<Problem> problems) implements FundResult {
        public Refused {
            problems = List.copyOf(problems);
        }

        Refused(String field, String key, Object... arguments) {
            this(List.of(new Problem(field, key, arguments)));
        }
    }

    /** Somebody has decided about the line since the page was opened. */
    record Overtaken() implements FundResult {}
}
