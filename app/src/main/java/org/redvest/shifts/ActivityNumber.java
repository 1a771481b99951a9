package org.redvest.shifts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.redvest.regions.RegionCode;
import org.redvest.web.AddressParameter;

/**
 * The number of an activity as everybody reads it: {@code 430503-260226-009}, county, day and sequence of that day. That of an order
 * is the order's own number (单号).
 */
public record ActivityNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{6}-[0-9]{6}-[0-9]{3,6}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    /** A text of another shape is the number of no activity: its page does not exist. */
    public ActivityNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new NoSuchActivity("order");
        }
    }

    /** As a parameter of an address; empty where there is none. */
    public static String in(AddressParameter asked) {
        return asked.matching(SHAPE.pattern(), "web.allowed.order");
    }

    public static ActivityNumber of(RegionCode county, LocalDate day, int sequence) {
        return new ActivityNumber("%s-%s-%03d".formatted(county.value(), DAY.format(day), sequence));
    }

    @Override
    public String toString() {
        return value;
    }
}
