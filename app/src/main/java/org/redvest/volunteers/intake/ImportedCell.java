package org.redvest.volunteers.intake;

import java.math.BigDecimal;

/**
 * One cell as the file holds it, not as a spreadsheet would draw it.
 *
 * @param text a number with all its digits, without an exponent
 */
record ImportedCell(String text, Kind kind) {

    enum Kind {
        TEXT,
        NUMBER,
        FORMULA,
        ERROR
    }

    static final ImportedCell BLANK = new ImportedCell("", Kind.TEXT);

    /** A longer cell is no field of a person. */
    private static final int LONGEST = 500;

    static ImportedCell text(String text) {
        return new ImportedCell(text.length() > LONGEST ? text.substring(0, LONGEST) : text, Kind.TEXT);
    }

    /** @param raw as in the file: {@code 13800000000}, {@code 1.38E10} */
    static ImportedCell number(String raw) {
        try {
            var number = new BigDecimal(raw);
            return Math.abs(number.scale()) > LONGEST
                    ? new ImportedCell(raw, Kind.ERROR)
                    : new ImportedCell(number.toPlainString(), Kind.NUMBER);
        } catch (NumberFormatException damaged) {
            return new ImportedCell(raw, Kind.ERROR);
        }
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
