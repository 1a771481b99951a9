package org.redvest.scale;

import java.io.Serializable;
import java.util.List;
import org.redvest.engine.Plan;

/**
 * What a region tells of its plan: its sums, and one line for each need that its people can serve. Nobody is named.
 *
 * @param bound no plan of the region with these quotas is worth more
 * @param priceBound what the region's prices alone prove of that
 * @param relaxed number of volunteers for whom only an upper bound of the best bundle is known
 */
record RegionReport(
        int region,
        long objective,
        long bound,
        long priceBound,
        int relaxed,
        long filled,
        long eligiblePairs,
        Plan.Stopped stopped,
        List<Line> lines)
        implements Serializable {

    /**
     * How the region stands with a need.
     *
     * @param need its place in the list of all needs
     * @param price in micros: what one more place would bring the region at most
     * @param eligible how many of the region's people could serve
     * @param held places that were accepted beforehand
     * @param holders for each filled place, in which region of the next cut its holder is, ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // a message: made once, read once
    record Line(int need, long price, int eligible, int held, int[] holders) implements Serializable {}
}
