package org.redvest.engine;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A stretch of time in whole minutes, counted from 1970-01-01T00:00 in the deployment's own wall clock, where every day has
 * 24 hours.
 *
 * @param startMinute when it begins
 * @param endMinute when it ends; later than it begins
 */
public record Slot(int startMinute, int endMinute) implements Serializable {

    public Slot {
        if (startMinute >= endMinute) {
            throw new IllegalArgumentException(
                    "A slot from minute %d to minute %d ends before it begins".formatted(startMinute, endMinute));
        }
    }

    public static Slot of(LocalDateTime start, LocalDateTime end) {
        return new Slot(minuteOf(start), minuteOf(end));
    }

    public LocalDateTime start() {
        return LocalDateTime.ofEpochSecond(startMinute * 60L, 0, ZoneOffset.UTC);
    }

    public LocalDateTime end() {
        return LocalDateTime.ofEpochSecond(endMinute * 60L, 0, ZoneOffset.UTC);
    }

    public int minutes() {
        return endMinute - startMinute;
    }

    /** The day on which it begins, counted from 1970-01-01. */
    public int day() {
        return Math.floorDiv(startMinute, Need.MINUTES_A_DAY);
    }

    public boolean contains(Slot other) {
        return startMinute <= other.startMinute && other.endMinute <= endMinute;
    }

    private static int minuteOf(LocalDateTime time) {
        return Math.toIntExact(Math.floorDiv(time.toEpochSecond(ZoneOffset.UTC), 60L));
    }
}
