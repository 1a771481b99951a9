package org.redvest.engine;

import java.io.Serializable;
import java.util.List;

/**
 * What a way, a further shift and a change of site cost.
 *
 * @param pointsPerKm points lost per kilometre between home and site
 * @param fatigue points lost by a volunteer's first, second … shift; never falls; the last one repeats
 * @param gapMinutes the least time between two shifts of one volunteer
 * @param minutesPerKm and so much more for each kilometre between their sites
 */
public record Parameters(double pointsPerKm, List<Double> fatigue, double gapMinutes, double minutesPerKm)
        implements Serializable {

    /** What holds where nothing else is said. */
    public static final Parameters DEFAULT = new Parameters(2, List.of(0., 8., 20., 35., 55., 80.), 10, 2);

    public Parameters {
        Points.check("pointsPerKm", pointsPerKm, 0);
        Points.check("gapMinutes", gapMinutes, 0);
        Points.check("minutesPerKm", minutesPerKm, 0);
        fatigue = List.copyOf(fatigue);
        if (fatigue.isEmpty()) {
            throw new IllegalArgumentException("fatigue is empty; it must name at least the first shift's points");
        }
        double before = 0;
        for (double points : fatigue) {
            if (Points.check("fatigue", points, 0) < before) {
                throw new IllegalArgumentException(
                        "fatigue falls from %s to %s; it must never fall".formatted(before, points));
            }
            before = points;
        }
    }

    /** Micros lost by a volunteer's shift number {@code nth}, counted from 0. */
    public long fatigueMicros(int nth) {
        return Points.micros(fatigue.get(Math.min(nth, fatigue.size() - 1)));
    }
}
