package org.redvest.engine.bundles;

/**
 * A bundle of one volunteer, the best that was found, and how much a better one could be worth.
 *
 * @param edges what the volunteer serves, held edges first; none, or the held ones alone, where the bundle known beforehand is as good
 * @param worth Σ (points − price) − fatigue of the bundle, or of the one known beforehand if that is worth more
 * @param most no bundle is worth more
 */
@SuppressWarnings("ArrayRecordComponent") // made by the oracle, never changed, never compared
public record Bundle(int[] edges, long worth, long most) {
    private static final int[] NO_EDGES = {};

    /** The bundle known beforehand, which is the best one. */
    static Bundle known(long worth) {
        return new Bundle(NO_EDGES, worth, worth);
    }

    static Bundle of(int[] edges, long worth) {
        return new Bundle(edges, worth, worth);
    }

    /** The number of edges, held ones included. */
    public int size() {
        return edges.length;
    }

    public int edge(int i) {
        return edges[i];
    }

    /**
     * Whether {@link #most} is only an upper bound: the minutes are of such variety that counting them would have taken too long. The
     * bundle is then the best that was found.
     */
    public boolean relaxed() {
        return most > worth;
    }
}
