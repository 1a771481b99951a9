package org.redvest.orders.review;

import java.time.Instant;
import java.util.Map;
import org.redvest.orders.lists.ReviewTab;
import org.redvest.web.Listing;

/**
 * The queue, as far as one page of one tab shows it.
 *
 * @param words what it is searched for
 * @param overdue number of answers whose promised time is over, on whatever page they stand
 */
public record ReviewQueue(
        ReviewTab tab,
        String words,
        Map<ReviewTab, Long> counts,
        long overdue,
        Listing<QueueRow> rows,
        Instant now,
        int promisedHours) {

    public long count(ReviewTab of) {
        return counts.getOrDefault(of, 0L);
    }
}
