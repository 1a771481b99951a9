package org.redvest.programmes.recurrence;

import java.time.LocalDate;
import java.util.stream.Stream;

/** Days from the first to the last, both of them included. */
public record DaySpan(LocalDate first, LocalDate last) {

    public boolean endsBeforeStart() {
        return last.isBefore(first);
    }

    public boolean contains(DaySpan other) {
        return !other.first.isBefore(first) && !other.last.isAfter(last);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    public DaySpan later(long days) {
        return new DaySpan(first.plusDays(days), last.plusDays(days));
    }

    Stream<LocalDate> each() {
        return endsBeforeStart() ? Stream.empty() : first.datesUntil(last.plusDays(1));
    }
}
