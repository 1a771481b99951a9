package org.redvest.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;

/**
 * What the city is called and promises, as it was typed.
 *
 * @param hours of the answer promised at the founding, one of {@link #HOURS}
 */
public record NamesForm(String committee, String product, String hours) {

    public static final List<Integer> HOURS = List.of(2, 4, 8, 24);

    private static final FreeText COMMITTEE = FreeText.own(1, 40);
    private static final FreeText PRODUCT = FreeText.own(0, 20);

    /** In the order of the fields. */
    List<Problem> problems() {
        var problems = new ArrayList<>(nameProblems());
        if (answer().isEmpty()) {
            problems.add(new Problem("hours", "setup.hours.missing"));
        }
        return problems;
    }

    /** After the founding the promise is a rule among others, and changed there. */
    List<Problem> nameProblems() {
        var problems = new ArrayList<Problem>();
        problems.addAll(COMMITTEE.problems("committee", "setup.committee.missing", plainCommittee()));
        problems.addAll(PRODUCT.problems("product", "", plainProduct()));
        return problems;
    }

    String plainCommittee() {
        return PlainText.line(committee);
    }

    String plainProduct() {
        return PlainText.line(product);
    }

    Optional<Duration> answer() {
        return HOURS.stream()
                .filter(each -> each.toString().equals(hours))
                .findFirst()
                .map(Duration::ofHours);
    }
}
