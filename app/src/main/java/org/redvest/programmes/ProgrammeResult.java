package org.redvest.programmes;

import java.util.List;
import org.redvest.web.Problem;

/** What comes of a form about a programme or a post. */
public sealed interface ProgrammeResult {

    /** @param path of the page about it */
    record Done(String path) implements ProgrammeResult {}

    record Refused(List<Problem> problems) implements ProgrammeResult {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** It was changed, started or ended since the form was opened: the form shows what stands now beside what was typed. */
    record Overtaken() implements ProgrammeResult {}
}
