package org.redvest.volunteers.intake;

import java.util.List;

/**
 * One cell that cannot be taken as it is.
 *
 * @param column counted from 0
 * @param shown what stands in it, masked where it names a person
 * @param key of the words that say what is wrong and what is allowed
 */
public record BadCell(int row, int column, String heading, String shown, String key, List<String> arguments) {

    public BadCell {
        arguments = List.copyOf(arguments);
    }

    /** As the spreadsheet names it: C12. */
    public String reference() {
        return (column < 26 ? "" : "" + (char) ('A' + column / 26 - 1)) + (char) ('A' + column % 26) + row;
    }
}
