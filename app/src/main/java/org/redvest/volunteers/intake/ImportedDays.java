package org.redvest.volunteers.intake;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.redvest.web.PlainText;

/** Days as lists write them, 2001.3.5, 20010305, 2001年3月5日, and the serial numbers that spreadsheets make of them. */
final class ImportedDays {

    private static final Pattern DAY = Pattern.compile(
            "([12][0-9]{3})[-/.年](1[0-2]|0?[1-9])[-/.月](3[01]|[12][0-9]|0?[1-9])日?(?: 0?0:00(?::00)?)?");
    private static final Pattern DIGITS = Pattern.compile("([12][0-9]{3})(1[0-2]|0[1-9])(3[01]|[12][0-9]|0[1-9])");
    private static final Pattern SERIAL = Pattern.compile("([0-9]{3,5})(?:\\.0*)?");

    /** Spreadsheets take 1900 for a leap year: after February of it each day counts one too many. */
    private static final LocalDate BEFORE_1900 = LocalDate.of(1899, 12, 30);

    private static final LocalDate FROM_1904 = LocalDate.of(1904, 1, 1);

    private final LocalDate origin;

    ImportedDays(boolean from1904) {
        this.origin = from1904 ? FROM_1904 : BEFORE_1900;
    }

    /** Empty for what is no whole day; a month alone is none. */
    Optional<LocalDate> read(ImportedCell cell) {
        var text = PlainText.narrow(cell.text());
        var serial = SERIAL.matcher(text);
        if (cell.kind() != ImportedCell.CellKind.TEXT && serial.matches()) {
            return Optional.of(origin.plusDays(Integer.parseInt(serial.group(1))));
        }
        for (var shape : new Pattern[] {DAY, DIGITS}) {
            var day = shape.matcher(text);
            if (day.matches()) {
                return day(day.group(1), day.group(2), day.group(3));
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException notInThisMonth) {
            return Optional.empty();
        }
    }
}
