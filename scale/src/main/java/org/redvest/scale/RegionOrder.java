package org.redvest.scale;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.redvest.engine.Need;

/**
 * Which places a region is to plan: its needs, by their places in the list of all needs, and its quota of each.
 *
 * @param cut by which the people are divided into regions
 * @param need ascending
 * @param next for each of the region's people, in which region of the next cut they are
 */
@SuppressWarnings("ArrayRecordComponent") // a message: made once, read once
record RegionOrder(int round, int cut, int region, int[] need, int[] quota, int[] next) implements Serializable {

    /** Every place of every need: what the survey asks about. */
    static RegionOrder everything(int cut, int region, List<Need> all) {
        return new RegionOrder(
                0,
                cut,
                region,
                IntStream.range(0, all.size()).toArray(),
                all.stream().mapToInt(Need::places).toArray(),
                new int[0]);
    }

    /** Whether it asks for the same plan as an earlier one of the same region. */
    boolean asksTheSame(RegionOrder earlier) {
        return Arrays.equals(need, earlier.need) && Arrays.equals(quota, earlier.quota);
    }

    /** The needs with the region's quotas for places. */
    List<Need> needs(List<Need> all) {
        var needs = new ArrayList<Need>(need.length);
        for (int i = 0; i < need.length; i++) {
            needs.add(withPlaces(all.get(need[i]), quota[i]));
        }
        return needs;
    }

    private static Need withPlaces(Need need, int places) {
        return need.places() == places
                ? need
                : new Need(
                        need.id(),
                        need.shift(),
                        need.site(),
                        need.slot(),
                        places,
                        need.value(),
                        need.skills(),
                        need.category(),
                        need.requirements());
    }
}
