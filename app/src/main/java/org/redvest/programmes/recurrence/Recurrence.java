package org.redvest.programmes.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.redvest.shifts.Window;

/**
 * When a post is served: on these weekdays of a period, once or several times a day.
 *
 * @param exceptHolidays not on statutory holidays, whatever weekday they fall on
 * @param makeUpWorkdays also on workdays that make up for a holiday (调休), whatever weekday they fall on
 * @param hours of each day, in the order in which they were written
 */
public record Recurrence(
        DaySpan days, Set<DayOfWeek> weekdays, boolean exceptHolidays, boolean makeUpWorkdays, List<DayHours> hours) {

    /** A post has a shift for each hour of each day; that many are numbered. */
    public static final int MOST_SHIFTS = 1000;

    public static final int MOST_HOURS = 6;

    public Recurrence {
        weekdays = Set.copyOf(weekdays);
        hours = List.copyOf(hours);
        if (hours.isEmpty() || hours.size() > MOST_HOURS || Set.copyOf(hours).size() < hours.size()) {
            throw new IllegalArgumentException(
                    "Each day has from one to %d different hours, not %s".formatted(MOST_HOURS, hours));
        }
    }

    /** Everything that keeps it from being served as it is written; empty where nothing does. */
    public List<RecurrenceFault> faults(DaySpan period, HolidayCalendar calendar) {
        if (days.endsBeforeStart()) {
            return List.of(new RecurrenceFault.EndsBeforeStart());
        }
        var faults = new ArrayList<RecurrenceFault>();
        if (!period.contains(days)) {
            faults.add(new RecurrenceFault.OutsidePeriod(period));
        }
        var unknown = unknownYears(calendar);
        if (!unknown.isEmpty()) {
            faults.add(new RecurrenceFault.NoCalendar(unknown.getFirst()));
        }
        if (faults.isEmpty()) {
            int shifts = dates(calendar).size() * hours.size();
            if (shifts == 0) {
                faults.add(new RecurrenceFault.Never());
            } else if (shifts > MOST_SHIFTS) {
                faults.add(new RecurrenceFault.TooMany(shifts));
            }
        }
        return List.copyOf(faults);
    }

    /** The days on which it is served, in order. Of a year that the calendar does not know, no day is a holiday. */
    public List<LocalDate> dates(HolidayCalendar calendar) {
        return days.each().filter(day -> isServed(day, calendar)).toList();
    }

    public boolean isServed(LocalDate day, HolidayCalendar calendar) {
        if (makeUpWorkdays && calendar.isMakeUpWorkday(day)) {
            return true;
        }
        return weekdays.contains(day.getDayOfWeek()) && !(exceptHolidays && calendar.isHoliday(day));
    }

    /** The times of all its shifts, by day and then as the hours were written. */
    public List<Window> windows(HolidayCalendar calendar, ZoneId zone) {
        return dates(calendar).stream()
                .flatMap(day -> hours.stream().map(each -> each.on(day, zone)))
                .toList();
    }

    public Recurrence later(long by) {
        return new Recurrence(days.later(by), weekdays, exceptHolidays, makeUpWorkdays, hours);
    }

    private List<Integer> unknownYears(HolidayCalendar calendar) {
        return exceptHolidays || makeUpWorkdays
                ? days.each()
                        .map(LocalDate::getYear)
                        .distinct()
                        .filter(year -> !calendar.knows(year))
                        .toList()
                : List.of();
    }
}
