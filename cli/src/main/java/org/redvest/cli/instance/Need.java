package org.redvest.cli.instance;

import java.util.Set;

/**
 * One row of {@code needs.csv}.
 *
 * @param start minutes since 1970-01-01T00:00, every day having 24 hours
 * @param end likewise, later than start
 * @param skills all required
 */
public record Need(
        String id,
        String shift,
        Position site,
        int start,
        int end,
        int places,
        double value,
        Set<String> skills,
        String category,
        Asks asks) {

    public static final int MINUTES_A_DAY = 24 * 60;

    /** A need that asks for nothing beyond skills. */
    public Need(
            String id,
            String shift,
            Position site,
            int start,
            int end,
            int places,
            double value,
            Set<String> skills,
            String category) {
        this(id, shift, site, start, end, places, value, skills, category, Asks.NOTHING);
    }

    public int minutes() {
        return end - start;
    }

    /** The calendar day on which it starts. */
    public int day() {
        return Math.floorDiv(start, MINUTES_A_DAY);
    }
}
