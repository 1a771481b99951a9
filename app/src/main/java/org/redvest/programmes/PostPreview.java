package org.redvest.programmes;

import java.time.LocalDate;
import java.util.List;

/** What a recurrence makes: on which days, how many shifts, how many places. */
public record PostPreview(List<LocalDate> days, int shifts, int places) {

    public PostPreview {
        days = List.copyOf(days);
    }
}
