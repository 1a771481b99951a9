package org.redvest.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one peer did with one instance.
 *
 * @param gap how far its plan is below Redvest's proven bound, as a fraction
 * @param bound in points, where the peer proves one
 * @param checked whether {@code check} found its plan right
 * @param trace its plans over time
 */
record Run(
        String peer,
        long seed,
        double objective,
        double gap,
        OptionalDouble bound,
        long filled,
        double readSeconds,
        double pairsSeconds,
        double solveSeconds,
        long peakMebibytes,
        String checked,
        List<Point> trace) {

    /** A plan, its gap to Redvest's final bound, and when. */
    record Point(double seconds, double gap) {}
}
