package org.redvest.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one peer did with one instance.
 *
 * @param gap how far its plan is below Redvest's proven bound, as a fraction
 * @param bound in points, where the peer proves one
 * @param eligiblePairs of the instance
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
        Seconds seconds,
        long peakMebibytes,
        long eligiblePairs,
        String checked,
        List<Point> trace) {
    private static final int TARGET_MEBIBYTES = 400;
    private static final int TARGET_BYTES_A_PAIR = 32;

    /** How long each part took, and the whole process from its start to its end; and its {@code check}. */
    record Seconds(double read, double pairs, double solve, double process, double check) {
        static final Seconds NONE = new Seconds(0, 0, 0, 0, 0);
    }

    /** How much memory the whole process should take at most. */
    long targetMebibytes() {
        return TARGET_MEBIBYTES + (eligiblePairs * TARGET_BYTES_A_PAIR >> 20);
    }

    /** When there was a plan of the whole instance for the first time, in seconds of solving. */
    double firstPlanSeconds() {
        return trace.isEmpty() ? Double.NaN : trace.getFirst().seconds();
    }

    double firstPlanGap() {
        return trace.isEmpty() ? Double.NaN : trace.getFirst().gap();
    }

    /** A plan, its gap to Redvest's final bound, and when. */
    record Point(double seconds, double gap) {}
}
