package org.redvest.volunteers;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.redvest.engine.Slot;

/**
 * A part of a day as volunteers think of it; one ends where the next begins, so two together are one window. The night is that of the
 * day on which it begins.
 */
public enum Part {
    MORNING(6, 12),
    AFTERNOON(12, 18),
    EVENING(18, 22),
    NIGHT(22, 6);

    private final LocalTime start;
    private final LocalTime end;

    Part(int startHour, int endHour) {
        start = LocalTime.of(startHour, 0);
        end = LocalTime.of(endHour, 0);
    }

    public LocalTime start() {
        return start;
    }

    public LocalTime end() {
        return end;
    }

    /** As in forms and in the keys of its words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Slot on(LocalDate day) {
        var last = start.isBefore(end) ? day : day.plusDays(1);
        return Slot.of(day.atTime(start), last.atTime(end));
    }

    /** As stored. */
    public int bit() {
        return 1 << ordinal();
    }
}
