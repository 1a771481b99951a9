package org.redvest.reports;

import java.time.Instant;
import java.util.List;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;

/**
 * A figure opened to its rows. They come from one statement, so the rows of all pages add up to the figure.
 *
 * @param figures of the whole question
 */
public record Opened(Metric metric, Question question, Figures figures, LeftOut leftOut, Rows rows) {

    /** Which kind of rows a metric opens to. */
    public sealed interface Rows {

        /**
         * @param before how many rows stand on the pages before
         * @param count how many rows there are in all
         */
        record OfSessions(List<SessionRow> rows, long before, long count) implements Rows {
            /** What this page alone adds up to. */
            public long sum(Metric metric) {
                return rows.stream().mapToLong(row -> row.figures().of(metric)).sum();
            }

            public boolean more() {
                return before + rows.size() < count;
            }

            public boolean paged() {
                return before > 0 || more();
            }
        }

        record OfTimes(List<TimesRow> rows) implements Rows {}

        record OfCounties(List<LoopRow> rows) implements Rows {}
    }

    /**
     * One session.
     *
     * @param all the figures of the whole question, as the same statement computed them
     */
    public record SessionRow(
            ShiftId shift,
            String order,
            RegionCode region,
            String category,
            String titleZh,
            String titleEn,
            Instant start,
            Instant end,
            Figures figures,
            Figures all) {}

    /** So many people served so many times. */
    public record TimesRow(int times, long people) {}

    /** Of a county's orders that are due, so many went all the way round. */
    public record LoopRow(RegionCode county, long due, long closed) {}
}
