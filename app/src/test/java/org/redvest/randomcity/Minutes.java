package org.redvest.randomcity;

import java.util.Optional;
import java.util.regex.Pattern;

/** A length of time as any page writes it: 185:20, 3 小时 30 分, 14 hours, 13 min. */
final class Minutes {

    private static final Pattern CLOCK = Pattern.compile("([0-9][0-9,]*):([0-5][0-9])");
    private static final Pattern HOURS =
            Pattern.compile("([0-9][0-9,]*)\\s*(?:小时|hours?|h)(?:\\s*([0-9]+)\\s*(?:分钟?|minutes?|min))?");
    private static final Pattern SHORT = Pattern.compile("([0-9]+)\\s*(?:分钟?|minutes?|min)");

    private Minutes() {}

    static Optional<Long> in(String text) {
        var clock = CLOCK.matcher(text);
        if (clock.find()) {
            return Optional.of(number(clock.group(1)) * 60 + number(clock.group(2)));
        }
        var hours = HOURS.matcher(text);
        if (hours.find()) {
            return Optional.of(number(hours.group(1)) * 60 + (hours.group(2) == null ? 0 : number(hours.group(2))));
        }
        var minutes = SHORT.matcher(text);
        return minutes.find() ? Optional.of(number(minutes.group(1))) : Optional.empty();
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace(",", ""));
    }
}
