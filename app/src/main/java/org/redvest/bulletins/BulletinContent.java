package org.redvest.bulletins;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.redvest.regions.RegionCode;
import org.redvest.reports.Breakdown;

/**
 * All that a bulletin says, but for its words.
 *
 * @param programmes what each programme did, the orders of communities among them
 * @param counties what was done in each county
 * @param series participations by day, or by month of a longer period
 */
public record BulletinContent(
        Heading heading,
        List<Figure> figures,
        List<PartLine> programmes,
        List<PartLine> counties,
        CountedTwice twice,
        List<TimeLine> series,
        Coverage reach,
        Unfinished unfinished) {

    public BulletinContent {
        figures = List.copyOf(figures);
        programmes = List.copyOf(programmes);
        counties = List.copyOf(counties);
        series = List.copyOf(series);
    }

    /**
     * What it is about.
     *
     * @param issuer the committee, as it calls itself
     * @param chosen numbers of the programmes; empty: all services
     */
    public record Heading(
            String issuer,
            RegionCode region,
            String place,
            LocalDate from,
            LocalDate to,
            Instant asOf,
            List<Long> chosen) {}

    /**
     * What one part of it did.
     *
     * @param code of a county, or number of a programme; {@link #FOLDED} of small parts that stand together
     * @param name empty for the orders of communities, for the folded parts, and for another committee's programme that the reader may not see
     * @param people each once within this part
     */
    public record PartLine(
            String code,
            String name,
            String organiser,
            long people,
            long participations,
            long sessions,
            long minutes,
            long contacts) {}

    /** Code of the line in which parts with few people stand together. */
    public static final String FOLDED = "folded";

    /**
     * People who served for more than one programme or organiser: each counts once in the whole and once in each part.
     *
     * @param programmes how many programmes there are
     * @param sumOfProgrammes the people of all programmes added up
     * @param inSeveralProgrammes how many of them served for two or more
     */
    public record CountedTwice(
            long people,
            int programmes,
            long sumOfProgrammes,
            long inSeveralProgrammes,
            int organisers,
            long sumOfOrganisers,
            long inSeveralOrganisers) {}

    public record TimeLine(LocalDate first, long participations) {}

    /** In how many counties and communities something was done. */
    public record Coverage(long counties, long communities) {}

    /** What is not counted yet, and what never is. */
    public record Unfinished(long unconfirmedOrders, long onLeave, long absent, long excused, long nobodyCame) {}

    public long figure(String id) {
        return figures.stream()
                .filter(figure -> figure.id().equals(id))
                .mapToLong(Figure::whole)
                .findFirst()
                .orElse(0);
    }

    /** A line for each month, where the period is too long for one for each day. */
    public boolean byMonth() {
        return !heading.to().isBefore(heading.from().plusDays(Breakdown.MOST_DAYS));
    }
}
