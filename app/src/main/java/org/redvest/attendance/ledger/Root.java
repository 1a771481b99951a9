package org.redvest.attendance.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** One hash over all lines of a day, chained to that of the day before: a chain rewritten whole does not match it. */
record Root(int number, LocalDate day, long upTo, int entries, Hash previous, Hash root, Instant takenAt) {

    static Hash over(Hash previous, LocalDate day, List<Hash> entries) {
        var parts = new Object[entries.size() + 1];
        parts[0] = day;
        for (int i = 0; i < entries.size(); i++) {
            parts[i + 1] = entries.get(i);
        }
        return Hash.chained(previous, parts);
    }
}
