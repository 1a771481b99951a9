package org.redvest.orders;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.redvest.regions.RegionCode;
import org.redvest.web.AddressParameter;

/** The number of an order (单号) as everybody reads it: {@code 430503-260226-009}, county, day and place in that day. */
public record OrderNumber(String value) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{6}-[0-9]{6}-[0-9]{3,6}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    /** Whatever is not a number of an order names none: the page does not exist. */
    public OrderNumber {
        if (!SHAPE.matcher(value).matches()) {
            throw new NoSuchOrder("order");
        }
    }

    /** As a parameter of an address; empty where there is none. */
    public static String in(AddressParameter asked) {
        return asked.matching(SHAPE.pattern(), "web.allowed.order");
    }

    static OrderNumber of(RegionCode county, LocalDate day, int sequence) {
        return new OrderNumber("%s-%s-%03d".formatted(county.value(), DAY.format(day), sequence));
    }

    @Override
    public String toString() {
        return value;
    }
}
