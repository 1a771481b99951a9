package org.redvest.attendance;

import java.util.ArrayList;
import java.util.List;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/**
 * What a community typed to say how a service was.
 *
 * @param why an evaluation is taken back; empty at first
 * @param seen the number of the evaluation that the page showed; empty asks nothing
 * @param nothingPrivate ticked: no resident's private things stand in it
 */
public record EvaluationForm(String stars, String word, String why, String seen, boolean nothingPrivate) {

    public EvaluationForm(String stars, String word, String why, String seen) {
        this(stars, word, why, seen, false);
    }

    /** Read by those who came. */
    private static final FreeText WORD = FreeText.open(0, 500);

    public static EvaluationForm first(String stars, String word) {
        return new EvaluationForm(stars, word, "", "");
    }

    /** Signs that cannot be seen are no part of it. */
    public String plainWord() {
        return PlainText.of(word);
    }

    public List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!stars.matches("[1-5]")) {
            problems.add(new Problem("stars", "attendance.problem.stars"));
        }
        problems.addAll(WORD.problems("word", "attendance.problem.stars", plainWord(), nothingPrivate));
        return problems;
    }
}
