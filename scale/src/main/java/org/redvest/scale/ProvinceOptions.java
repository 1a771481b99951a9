package org.redvest.scale;

import java.io.Serializable;
import org.redvest.engine.Listener;
import org.redvest.engine.Options;

/**
 * How to plan a province.
 *
 * @param gap the gap of the whole to stop at
 * @param seed of the tie-break between equally good plans
 * @param threads for each region, where it is planned
 * @param mostRounds after the survey
 * @param deadline in milliseconds since 1970; a region that is still being planned then gives the best plan it has
 */
record ProvinceOptions(double gap, long seed, int threads, int mostRounds, long deadline) implements Serializable {

    /** Regions are planned to a part of the gap: the rest is for what they disagree about. */
    private static final double PART_OF_REGIONS = 0.5;

    Options ofRegion() {
        return new Options(gap * PART_OF_REGIONS, seed, threads);
    }

    boolean late() {
        return System.currentTimeMillis() > deadline;
    }

    /** Ends the planning of a region at the deadline. */
    Listener untilDeadline() {
        return _ -> late() ? Listener.Verdict.TIME_IS_UP : Listener.Verdict.GO_ON;
    }
}
