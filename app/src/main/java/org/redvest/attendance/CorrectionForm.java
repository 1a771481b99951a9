package org.redvest.attendance;

import java.util.OptionalInt;
import org.redvest.web.PlainText;

/**
 * What a community typed to correct one person's record.
 *
 * @param said code of {@link AttendanceWord}; empty means that they came
 * @param came time of day; empty leaves it as it stands
 * @param left time of day; empty leaves it as it stands
 * @param line the number of the ledger's line that the page showed; empty where it showed none
 * @param was what the page showed that the community had said, code of {@link AttendanceWord}; empty asks nothing
 * @param meant ticked: hours that were entered are to be voided
 * @param nothingPrivate ticked: no resident's private things stand in the reason
 */
public record CorrectionForm(
        String said,
        String came,
        String left,
        String why,
        String line,
        String was,
        boolean meant,
        boolean nothingPrivate) {

    /** Meant as it says. */
    public CorrectionForm(String said, String came, String left, String why, String line, String was) {
        this(said, came, left, why, line, was, true, false);
    }

    public static final CorrectionForm EMPTY = new CorrectionForm("", "", "", "", "");

    public CorrectionForm(String said, String came, String left, String why, String line) {
        this(said, came, left, why, line, "");
    }

    /** When somebody left is all that is wrong. */
    public static CorrectionForm left(String left, String why) {
        return new CorrectionForm("", "", left, why, "");
    }

    public OptionalInt seen() {
        return line.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(line)) : OptionalInt.empty();
    }

    /** Whether the page showed another word of the community than the one that stands. */
    public boolean hasSeenOther(AttendanceWord standing) {
        return !was.isEmpty() && !was.equals(standing.code());
    }

    /** Signs that cannot be seen, or that turn the direction of what follows, are no part of a reason. */
    public String reason() {
        return PlainText.line(why);
    }
}
