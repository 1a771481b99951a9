package org.redvest.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.redvest.web.FreeText;
import org.redvest.web.Problem;

/** What the texts of a request may be after it was asked. */
final class HelpWords {

    static final FreeText LINE = FreeText.own(1, 300);

    /** To the resident, who may be told another office's number: asked about, not refused. */
    static final FreeText SAID = FreeText.asked(0, 300);

    private static final FreeText THANKS = FreeText.own(0, 300);
    private static final Set<String> HELPED = Set.of("yes", "partly", "no");

    private HelpWords() {}

    static List<Problem> thanksProblems(String helped, String words) {
        var problems = new ArrayList<>(THANKS.problems("thanks", "residents.problem.line", words));
        if (!HELPED.contains(helped)) {
            problems.addFirst(new Problem("helped", "residents.problem.helped"));
        }
        return problems;
    }

    static List<Problem> answerProblems(HelpAnswer.HelpAnswerKind kind, String said, boolean nothingPrivate) {
        var problems = new ArrayList<>(SAID.problems("said", "residents.problem.said", said, nothingPrivate));
        if (kind.needsWords() && said.isBlank()) {
            problems.add(new Problem("said", "residents.problem.said"));
        }
        return problems;
    }
}
