package org.redvest.volunteers;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which parts of which weekdays somebody is usually free.
 *
 * @param bits seven groups of three, Monday's morning lowest, and the seven nights behind them: a city loads hundreds of
 *     thousands, so no set for each
 */
public record WeekPattern(int bits) {

    public static final WeekPattern NEVER = new WeekPattern(0);
    private static final int PARTS = Part.values().length;
    private static final int BY_DAY = PARTS - 1;
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
            bits |= bit(half.day(), half.part());
        }
        return new WeekPattern(bits);
    }

    public boolean free(DayOfWeek day, Part part) {
        return (bits & bit(day, part)) != 0;
    }

    public Set<Part> on(DayOfWeek day) {
        var parts = EnumSet.allOf(Part.class);
        parts.removeIf(part -> !free(day, part));
        return parts;
    }

    /** The night came last; what was stored before keeps its meaning. */
    private static int bit(DayOfWeek day, Part part) {
        return part == Part.NIGHT ? 1 << DAYS * BY_DAY + day.ordinal() : part.bit() << day.ordinal() * BY_DAY;
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
}
