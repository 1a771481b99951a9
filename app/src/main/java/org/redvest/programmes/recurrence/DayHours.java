package org.redvest.programmes.recurrence;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.redvest.shifts.Window;

/** From one time of the day to another. An end that is not later than the start lies on the next day. */
public record DayHours(LocalTime from, LocalTime to) {

    public DayHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("A shift from %s must end at another time".formatted(from));
        }
    }

    public boolean endsNextDay() {
        return to.isBefore(from);
    }

    Window on(LocalDate day, ZoneId zone) {
        var end = endsNextDay() ? day.plusDays(1) : day;
        return new Window(
                day.atTime(from).atZone(zone).toInstant(),
                end.atTime(to).atZone(zone).toInstant());
    }
}
