package org.redvest.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.web.Listing;

/**
 * A figure opened to its rows. They are read as of the same moment, so the rows of all pages add up to the figure.
 *
 * @param figures of the whole question
 */
public record OpenedFigure(
        Metric metric, Question question, Figures figures, OmittedSessions leftOut, OpenedRows rows) {

    /** Which kind of rows a metric opens to. */
    public sealed interface OpenedRows {

        /** @param all what all that were asked for add up to; of a search, those that it found */
        record OfSessions(Listing<SessionRow> list, Figures all) implements OpenedRows {
            public List<SessionRow> rows() {
                return list.rows();
            }

            /** What this page alone adds up to. */
            public long sum(Metric metric) {
                return rows().stream()
                        .mapToLong(row -> row.figures().of(metric))
                        .sum();
            }
        }

        record OfTimes(List<TimesRow> rows) implements OpenedRows {}

        /** @param counties the same orders, added up by county */
        record OfOrders(Listing<OrderRow> list, List<LoopRow> counties) implements OpenedRows {
            public List<OrderRow> rows() {
                return list.rows();
            }
        }
    }

    /** One order that is due. */
    public record OrderRow(
            String order,
            RegionCode region,
            String category,
            String titleZh,
            String titleEn,
            Instant end,
            boolean confirmed,
            boolean evaluated,
            boolean notHeld,
            long allDue) {

        /** How far it came, as the end of a key in the bundles. */
        public String reached() {
            if (evaluated) {
                return "evaluated";
            }
            if (confirmed) {
                return "confirmed";
            }
            return notHeld ? "not-held" : "unconfirmed";
        }
    }

    /** One session. */
    public record SessionRow(
            ShiftId shift,
            String order,
            RegionCode region,
            String category,
            String titleZh,
            String titleEn,
            Instant start,
            Instant end,
            String measure,
            Optional<BigDecimal> measured,
            Figures figures) {}

    /** So many people served so many times. */
    public record TimesRow(int times, long people) {}

    /** Of a county's orders that are due, so many went all the way round. */
    public record LoopRow(RegionCode county, long due, long closed) {}
}
