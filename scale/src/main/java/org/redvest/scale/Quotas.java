package org.redvest.scale;

import java.util.Arrays;
import java.util.Map;

/** How many places of each need a region may fill. */
record Quotas(Map<Integer, Division> divisions) {

    /**
     * One need's places among regions.
     *
     * @param regions ascending
     */
    @SuppressWarnings("ArrayRecordComponent") // made once, read once
    record Division(int[] regions, int[] places) {}

    int of(int need, int region) {
        var division = divisions.get(need);
        int at = division == null ? -1 : Arrays.binarySearch(division.regions, region);
        return division == null || at < 0 ? 0 : division.places[at];
    }
}
