package org.redvest.programmes.pages;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.redvest.programmes.recurrence.HolidayCalendar;
import org.redvest.programmes.recurrence.Recurrence;
import org.redvest.web.Text;

/** One month of a recurrence as a calendar on a wall: which days are served, and why one is not or is. */
public record MonthGrid(YearMonth month, List<MonthWeek> weeks) {

    private static final int WEEK = 7;

    public MonthGrid {
        weeks = List.copyOf(weeks);
    }

    /** Monday to Sunday. */
    public record MonthWeek(List<MonthDay> days) {
        public MonthWeek {
            days = List.copyOf(days);
        }
    }

    /** @param day empty cells before the first and behind the last of a month have none */
    public record MonthDay(String day, boolean served, Optional<HolidayCalendar.SpecialDay> special) {
        static final MonthDay NONE = new MonthDay("", false, Optional.empty());

        /** The holiday that it is, or that it makes up for one; empty on other days. */
        public String why(Text text) {
            return special.map(it -> it.workday()
                            ? text.of("programmes.calendar.make-up")
                            : it.name().in(text))
                    .orElse("");
        }
    }

    static List<MonthGrid> of(Recurrence recurrence, HolidayCalendar calendar) {
        var span = recurrence.days();
        if (span.endsBeforeStart()) {
            return List.of();
        }
        var served = Set.copyOf(recurrence.dates(calendar));
        return Stream.iterate(
                        YearMonth.from(span.first()),
                        month -> !month.isAfter(YearMonth.from(span.last())),
                        month -> month.plusMonths(1))
                .map(month -> month(month, served, calendar))
                .toList();
    }

    private static MonthGrid month(YearMonth month, Set<LocalDate> served, HolidayCalendar calendar) {
        var cells = new ArrayList<MonthDay>();
        for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
            cells.add(MonthDay.NONE);
        }
        month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .map(day ->
                        new MonthDay(Integer.toString(day.getDayOfMonth()), served.contains(day), calendar.find(day)))
                .forEach(cells::add);
        while (cells.size() % WEEK != 0) {
            cells.add(MonthDay.NONE);
        }
        var weeks = new ArrayList<MonthWeek>();
        for (int from = 0; from < cells.size(); from += WEEK) {
            weeks.add(new MonthWeek(cells.subList(from, from + WEEK)));
        }
        return new MonthGrid(month, weeks);
    }
}
