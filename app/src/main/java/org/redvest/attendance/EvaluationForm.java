package org.redvest.attendance;

import java.util.ArrayList;
import java.util.List;
import org.redvest.web.Problem;

/**
 * What a community typed to say how a service was.
 *
 * @param why an evaluation is taken back; empty at first
 * @param seen the number of the evaluation that the page showed; empty asks nothing
 */
public record EvaluationForm(String stars, String word, String why, String seen) {

    private static final int LONGEST = 500;

    public static EvaluationForm first(String stars, String word) {
        return new EvaluationForm(stars, word, "", "");
    }

    /** Signs that cannot be seen are no part of it. */
    String plainWord() {
        return Rolls.visible(word);
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!stars.matches("[1-5]")) {
            problems.add(new Problem("stars", "attendance.problem.stars"));
        }
        int length = plainWord().length();
        if (length > LONGEST) {
            problems.add(new Problem("word", "attendance.problem.word", length));
        }
        return problems;
    }
}
