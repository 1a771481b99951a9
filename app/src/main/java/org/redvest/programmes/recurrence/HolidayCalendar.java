package org.redvest.programmes.recurrence;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.catalogue.Words;

/** Statutory holidays and the workdays that make up for them (调休). A year without any entry is not known. */
public record HolidayCalendar(Map<LocalDate, SpecialDay> days) {

    public static final HolidayCalendar EMPTY = new HolidayCalendar(Map.of());

    public HolidayCalendar {
        days = Map.copyOf(days);
    }

    /** @param name of the holiday that it is, or makes up for */
    public record SpecialDay(boolean workday, Words name) {}

    public boolean knows(int year) {
        return years().contains(year);
    }

    public boolean isHoliday(LocalDate day) {
        return find(day).filter(special -> !special.workday()).isPresent();
    }

    public boolean isMakeUpWorkday(LocalDate day) {
        return find(day).filter(SpecialDay::workday).isPresent();
    }

    public Optional<SpecialDay> find(LocalDate day) {
        return Optional.ofNullable(days.get(day));
    }

    public Set<Integer> years() {
        return days.keySet().stream().map(LocalDate::getYear).collect(Collectors.toSet());
    }
}
