package org.redvest.volunteers;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which parts of which weekdays somebody is usually free.
 *
 * @param bits seven groups of three, Monday's morning lowest: a city loads hundreds of thousands, so no set for each
 */
public record WeekPattern(int bits) {

    public static final WeekPattern NEVER = new WeekPattern(0);
    private static final int PARTS = Part.values().length;
    private static final int DAYS = DayOfWeek.values().length;

    /** One part of one weekday. */
    public record HalfDay(DayOfWeek day, Part part) {}

    public WeekPattern {
        if (bits < 0 || bits >= 1 << DAYS * PARTS) {
            throw new IllegalArgumentException("Week pattern %d; it has %d bits".formatted(bits, DAYS * PARTS));
        }
    }

    public static WeekPattern of(Collection<HalfDay> free) {
        int bits = 0;
        for (HalfDay half : free) {
            bits |= half.part().bit() << shift(half.day());
        }
        return new WeekPattern(bits);
    }

    public boolean free(DayOfWeek day, Part part) {
        return (bits >> shift(day) & part.bit()) != 0;
    }

    public Set<Part> on(DayOfWeek day) {
        return parts(bits >> shift(day));
    }

    static Set<Part> parts(int bits) {
        var parts = EnumSet.noneOf(Part.class);
        for (Part part : Part.values()) {
            if ((bits & part.bit()) != 0) {
                parts.add(part);
            }
        }
        return parts;
    }

    static int bits(Collection<Part> parts) {
        return parts.stream().mapToInt(Part::bit).reduce(0, (a, b) -> a | b);
    }

    private static int shift(DayOfWeek day) {
        return day.ordinal() * PARTS;
    }
}
