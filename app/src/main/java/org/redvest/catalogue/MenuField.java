package org.redvest.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.redvest.rules.RuleContent;
import org.redvest.rules.RuleKind;

/** Names of what a version of a need, a skill or a service says; the fields of the forms are called the same. */
final class MenuField {

    static final String POSITION = "position";
    static final String OFFERED = "offered";
    static final String YES = "yes";
    static final String NO = "no";
    static final String TERM = "term";
    static final String WHAT = "what";
    static final String ICON = "icon";
    static final String LICENSED = "licensed";
    static final String LICENCE = "licence";
    static final String CATEGORY = "category";
    static final String BEGINS = "begins";
    static final String LENGTH = "length";
    static final String WEEKDAYS = "weekdays";
    static final String SITE = "site";
    static final String AGE = "age";
    static final String MEASURE = "measure";
    static final String RISKS = "risks";
    static final String SAFEGUARDS = "safeguards";
    static final String PEOPLE = "people";
    static final String SKILLS = "skills";

    static final int MOST_NEEDS = 4;

    private static final String ENGLISH = "En";

    private MenuField() {}

    static String english(String name) {
        return name + ENGLISH;
    }

    /** The first of several has the plain name: {@code people}, {@code people2}. */
    static String numbered(String name, int index) {
        return index == 0 ? name : name + (index + 1);
    }

    static boolean isOffered(RuleContent content) {
        return !content.says(OFFERED, NO);
    }

    static RuleContent withdrawn(RuleContent content) {
        var values = new HashMap<>(content.values());
        values.put(OFFERED, NO);
        return new RuleContent(values);
    }

    /** What a version says, in the order of its page. */
    static List<String> order(RuleKind kind) {
        return switch (kind) {
            case LIMITS -> List.of();
            case CATEGORY -> List.of(OFFERED, TERM, english(TERM), WHAT, english(WHAT), ICON, POSITION);
            case SKILL -> List.of(OFFERED, TERM, english(TERM), LICENSED, LICENCE, english(LICENCE), POSITION);
            case ITEM ->
                List.of(
                        OFFERED,
                        TERM,
                        english(TERM),
                        WHAT,
                        english(WHAT),
                        CATEGORY,
                        RISKS,
                        english(RISKS),
                        SAFEGUARDS,
                        english(SAFEGUARDS),
                        BEGINS,
                        LENGTH,
                        WEEKDAYS,
                        SITE,
                        AGE,
                        MEASURE,
                        PEOPLE,
                        SKILLS,
                        numbered(PEOPLE, 1),
                        numbered(SKILLS, 1),
                        numbered(PEOPLE, 2),
                        numbered(SKILLS, 2),
                        numbered(PEOPLE, 3),
                        numbered(SKILLS, 3),
                        POSITION);
        };
    }

    static IntStream needs() {
        return IntStream.range(0, MOST_NEEDS);
    }
}
