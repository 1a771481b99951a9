package org.redvest.randomcity;

import java.util.regex.Pattern;

/**
 * Something that must not be.
 *
 * @param rule which promise was broken, always in the same words
 * @param where the page or table, without numbers, so that the same fault has the same name on another day
 * @param what the case itself
 */
record Finding(String rule, String where, String what) {

    private static final Pattern NUMBERS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{6}-\\d{6}-\\d+|\\d{4}-\\d{2}(-\\d{2})?(T[0-9:.]+Z?)?|\\d+");

    /** Two findings of one signature are one fault. */
    String signature() {
        return rule + " · " + where;
    }

    /** {@code /shifts/17/places/4/correction} as {@code /shifts/N/places/N/correction}; a query by its names alone. */
    static String shape(String path) {
        var question = path.indexOf('?');
        var plain = NUMBERS.matcher(question < 0 ? path : path.substring(0, question))
                .replaceAll("N");
        return question < 0 ? plain : plain + "?" + path.substring(question + 1).replaceAll("=[^&]*", "");
    }

    @Override
    public String toString() {
        return signature() + "\n      " + what;
    }
}
