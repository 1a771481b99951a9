package org.redvest.rules;

import java.util.List;
import org.redvest.web.Problem;

/** A sheet of limits that are changed together. Its words are {@code rules.sheet.<code>} and {@code rules.sheet.<code>.what}. */
public interface RuleSheet {

    String code();

    /** In the order of the page. */
    List<RuleField> fields();

    /** Where each limit is allowed, but not beside another. */
    default List<Problem> problems(RuleContent wanted) {
        return List.of();
    }
}
