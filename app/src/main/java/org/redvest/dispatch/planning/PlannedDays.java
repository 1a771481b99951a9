package org.redvest.dispatch.planning;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The days on which the needs of one problem start, both included. They lie in one calendar month, for volunteers limit what they do in a
 * calendar month, and the engine counts over the whole problem.
 */
public record PlannedDays(LocalDate first, LocalDate last) {

    public PlannedDays {
        if (last.isBefore(first) || !YearMonth.from(first).equals(YearMonth.from(last))) {
            throw new IllegalArgumentException(
                    "The days %s to %s; they must be in order and in one calendar month".formatted(first, last));
        }
    }

    YearMonth month() {
        return YearMonth.from(first);
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
