package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The queue, as far as one tab shows it. */
public record ReviewQueue(
        ReviewTab tab, Map<ReviewTab, Long> counts, List<QueueRow> rows, Instant now, int promisedHours) {

    public long count(ReviewTab of) {
        return counts.getOrDefault(of, 0L);
    }

    public List<QueueRow> overdue() {
        return rows.stream().filter(row -> row.overdue(now)).toList();
    }
}
