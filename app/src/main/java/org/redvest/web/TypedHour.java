package org.redvest.web;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times of day as a browser sends them, and as people type them: 9:30, 09:30:00, 9点30分, 9时. Every form reads its times here.
 *
 * @param endOfDay typed as 24:00, as people write the end of a day; only what ends can end then
 */
public record TypedHour(LocalTime time, boolean endOfDay) {

    private static final Pattern HOUR = Pattern.compile("([01]?[0-9]|2[0-4])[:点时]([0-5][0-9])?分?(?::[0-5][0-9])?");
    private static final int END = 24;

    public static Optional<TypedHour> read(String typed) {
        var matched = HOUR.matcher(PlainText.narrow(typed));
        if (!matched.matches()) {
            return Optional.empty();
        }
        int hour = Integer.parseInt(matched.group(1));
        int minute = matched.group(2) == null ? 0 : Integer.parseInt(matched.group(2));
        return hour == END && minute > 0
                ? Optional.empty()
                : Optional.of(new TypedHour(LocalTime.of(hour % END, minute), hour == END));
    }
}
