package org.redvest.volunteers.intake;

import java.util.Optional;
import java.util.regex.Pattern;

/** A cell by which people are known again: neither computed nor rounded. */
final class KeyCell {

    private static final Pattern ROUNDED = Pattern.compile("[0-9](?:\\.[0-9]+)?[eE]\\+?[0-9]{2}");
    private static final int MOST_EXACT_DIGITS = 15;

    private KeyCell() {}

    /** The key of the words that say what is wrong with it. */
    static Optional<String> problem(ImportedCell cell) {
        return switch (cell.kind()) {
            case TEXT -> rounded(ROUNDED.matcher(cell.text().strip()).matches());
            case NUMBER -> rounded(cell.text().length() > MOST_EXACT_DIGITS);
            case FORMULA -> Optional.of("volunteers.import.cell.formula");
            case ERROR -> Optional.of("volunteers.import.cell.error");
        };
    }

    private static Optional<String> rounded(boolean rounded) {
        return rounded ? Optional.of("volunteers.import.cell.rounded") : Optional.empty();
    }
}
