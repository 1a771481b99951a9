package org.redvest.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Days as a browser sends them, and as people type them where the browser has no calendar: 2026-02-28, 2026/2/28, 2026年2月28日. Every
 * form and every filter reads its days here, and says itself which of them it allows.
 */
public final class TypedDay {

    private static final Pattern DAY =
            Pattern.compile("((?:19|20)[0-9]{2})[-/.年](1[0-2]|0?[1-9])[-/.月](3[01]|[12][0-9]|0?[1-9])日?");

    private TypedDay() {}

    /** Empty for what is no day of this century. */
    public static Optional<LocalDate> read(String typed) {
        return readBirthday(typed).filter(day -> day.getYear() >= 2000);
    }

    /** Empty for what is no day since 1900. */
    public static Optional<LocalDate> readBirthday(String typed) {
        var day = DAY.matcher(PlainText.narrow(typed));
        if (!day.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3))));
        } catch (DateTimeException notInThisMonth) {
            return Optional.empty();
        }
    }
}
