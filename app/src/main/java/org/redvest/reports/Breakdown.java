package org.redvest.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import org.redvest.regions.RegionCode;

/**
 * What one question's figures are made of beside counties and categories.
 *
 * @param byProgramme by number, the orders of communities under {@link Question#ORDERS}; without people, who are told by {@code people}
 * @param series participations by day, or by month of a longer period, under its first day
 * @param communities in which something was done
 */
public record Breakdown(
        Map<Long, Figures> byProgramme, ServedPeople people, SortedMap<LocalDate, Long> series, long communities) {

    /** Longer periods are told by month. */
    public static final int MOST_DAYS = 62;

    /** A session of which the records say something else than at an earlier moment, or which they did not know then. */
    public record ChangedSession(
            String activity,
            long programme,
            RegionCode region,
            String category,
            String titleZh,
            String titleEn,
            Instant start,
            Figures then,
            Figures now) {}
}
