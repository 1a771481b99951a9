package org.redvest.residents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.redvest.catalogue.Category;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Telephone;

/**
 * A resident's form as it was typed.
 *
 * @param token of the resident's link: it comes with the page, so that a second tap finds the first request
 */
public record HelpForm(String token, String category, String wanted, String words, String phone, String called) {

    static final FreeText WORDS = FreeText.own(0, 300);
    private static final FreeText CALLED = FreeText.own(0, 20);
    private static final String KEY = "residents.problem.";

    public HelpForm {
        words = PlainText.of(words);
        called = PlainText.line(called);
        phone = PlainText.line(phone);
    }

    static HelpForm blank(String token) {
        return new HelpForm(token, "", "", "", "", "");
    }

    /** All that is wrong, in the order of the page. */
    List<Problem> problems(List<Category> needs) {
        var problems = new ArrayList<Problem>();
        if (needs.stream().noneMatch(need -> need.code().equals(category))) {
            problems.add(new Problem("category", KEY + "category"));
        }
        problems.addAll(WORDS.problems("words", KEY + "words", words));
        if (words.isBlank() && category.equals(Category.OTHER)) {
            problems.add(new Problem("words", KEY + "words"));
        }
        if (!HelpRequest.WantedTime.words().contains(wanted)) {
            problems.add(new Problem("wanted", KEY + "wanted"));
        }
        Telephone.problem("phone", phone).ifPresent(problems::add);
        problems.addAll(CALLED.problems("called", KEY + "called", called));
        return List.copyOf(problems);
    }

    HelpRequest.WantedTime when() {
        return HelpRequest.WantedTime.valueOf(wanted.toUpperCase(Locale.ROOT));
    }

    public @Nullable String checked(String field, String value) {
        return (field.equals("category") ? category : wanted).equals(value) ? "checked" : null;
    }

    /** A telephone number stands in it. */
    @Override
    public String toString() {
        return "a resident's form";
    }
}
