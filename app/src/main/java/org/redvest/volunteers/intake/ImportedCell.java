package org.redvest.volunteers.intake;

import java.math.BigDecimal;

/**
 * One cell as the file holds it, not as a spreadsheet would draw it.
 *
 * @param text a number with all its digits, without an exponent
 */
record ImportedCell(String text, CellKind kind) {

    enum CellKind {
        TEXT,
        NUMBER,
        FORMULA,
        ERROR
    }

    static final ImportedCell BLANK = new ImportedCell("", CellKind.TEXT);

    /** A longer cell is no field of a person. */
    private static final int LONGEST = 500;

    static ImportedCell text(String text) {
        return new ImportedCell(text.length() > LONGEST ? text.substring(0, LONGEST) : text, CellKind.TEXT);
    }

    /** @param raw as in the file: {@code 13800000000}, {@code 1.38E10} */
    static ImportedCell number(String raw) {
        try {
            var number = new BigDecimal(raw);
            return Math.abs(number.scale()) > LONGEST
                    ? new ImportedCell(raw, CellKind.ERROR)
                    : new ImportedCell(number.toPlainString(), CellKind.NUMBER);
        } catch (NumberFormatException damaged) {
            return new ImportedCell(raw, CellKind.ERROR);
        }
    }

    boolean isBlank() {
        return text.isBlank();
    }
}
