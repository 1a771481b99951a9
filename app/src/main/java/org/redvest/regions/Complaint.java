package org.redvest.regions;

import java.util.List;

/**
 * What is wrong with one cell of a table, or with one feature of a GeoJSON file.
 *
 * @param line of the table, or number of the feature; 0: the file as a whole
 * @param details fill the sentence that says what is allowed
 */
record Complaint(Part part, int line, String column, String value, Mistake mistake, List<String> details) {

    /** How the place of a mistake is told. */
    private enum Part {
        CELL("regions.import.mistake"),
        FEATURE("regions.import.mistake-in-feature"),
        WHOLE("regions.import.mistake-in-file");

        private final String key;

        Part(String key) {
            this.key = key;
        }
    }

    private static final int LONGEST_VALUE = 40;

    static Complaint of(int line, String column, String value, Mistake mistake, Object... details) {
        return new Complaint(Part.CELL, line, column, value, mistake, texts(details));
    }

    /** @param feature its number from 1, or 0 for the file as a whole */
    static Complaint ofFeature(int feature, String member, String value, Mistake mistake, Object... details) {
        return new Complaint(feature == 0 ? Part.WHOLE : Part.FEATURE, feature, member, value, mistake, texts(details));
    }

    private static List<String> texts(Object... details) {
        return List.of(details).stream().map(String::valueOf).toList();
    }

    /** File, line or feature, column, value, and what is allowed. */
    String in(String file, ImportWords words) {
        var allowed = words.of(mistake.key(), details.toArray());
        return words.of(part.key, file, line, shown(column), shown(value), allowed);
    }

    /** Control characters must not reach the terminal, nor a whole novel. */
    private static String shown(String text) {
        var oneLine = text.replaceAll("\\p{Cc}", "·");
        return oneLine.codePointCount(0, oneLine.length()) <= LONGEST_VALUE
                ? oneLine
                : oneLine.substring(0, oneLine.offsetByCodePoints(0, LONGEST_VALUE)) + "…";
    }
}
