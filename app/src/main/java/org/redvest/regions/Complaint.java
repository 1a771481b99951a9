package org.redvest.regions;

import java.util.List;

/**
 * What is wrong with one cell of a file.
 *
 * @param details fill the sentence that says what is allowed
 */
record Complaint(int line, String column, String value, Mistake mistake, List<String> details) {

    private static final int LONGEST_VALUE = 40;

    static Complaint of(int line, String column, String value, Mistake mistake, Object... details) {
        return new Complaint(
                line,
                column,
                value,
                mistake,
                List.of(details).stream().map(String::valueOf).toList());
    }

    /** File, line, column, value, and what is allowed. */
    String in(String file, ImportWords words) {
        var allowed = words.of(mistake.key(), details.toArray());
        return words.of("regions.import.mistake", file, line, shown(column), shown(value), allowed);
    }

    /** Control characters must not reach the terminal, nor a whole novel. */
    private static String shown(String text) {
        var oneLine = text.replaceAll("\\p{Cc}", "·");
        return oneLine.codePointCount(0, oneLine.length()) <= LONGEST_VALUE
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
