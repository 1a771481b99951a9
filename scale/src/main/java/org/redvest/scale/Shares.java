package org.redvest.scale;

import java.util.Arrays;

/** The regions that reach one need, ascending, and what each of them can send. */
final class Shares {
    private static final long SATED = 1L << 32;

    private final int[] regions;
    private final int[] eligible;
    private final int[] held;
    private final boolean[] sated;
    private int size;

    Shares(int regions) {
        this.regions = new int[regions];
        eligible = new int[regions];
        held = new int[regions];
        sated = new boolean[regions];
    }

    /** @param full whether it lately left places free */
    void add(int region, RegionReport.Line line, boolean full) {
        sated[size] = full;
        regions[size] = region;
        eligible[size] = line.eligible();
        held[size++] = line.held();
    }

    int[] regions() {
        return regions;
    }

    /** In proportion to who could serve, by largest remainders (Hamilton's method); never less than is held. */
    int[] inProportion(int places) {
        int[] quota = held.clone();
        long all = Math.max(1, Arrays.stream(eligible).asLongStream().sum());
        long toGive = places - Arrays.stream(held).sum();
        long[] remainder = new long[size];
        int left = (int) toGive;
        for (int i = 0; i < size; i++) {
            long exact = toGive * eligible[i];
            quota[i] += (int) (exact / all);
            left -= (int) (exact / all);
            remainder[i] = exact % all;
        }
        for (; left > 0; left--) {
            int most = most(remainder);
            quota[most]++;
            remainder[most] -= all;
        }
        return quota;
    }

    /** Where the holders are; what nobody holds goes to the regions that have most people left. */
    int[] byHolders(int[] holders, int places) {
        int[] quota = new int[size];
        for (int region : holders) {
            quota[Arrays.binarySearch(regions, region)]++;
        }
        long[] idle = new long[size];
        for (int i = 0; i < size; i++) {
            idle[i] = eligible[i] - quota[i] - (sated[i] ? SATED : 0);
        }
        for (int left = places - holders.length; left > 0; left--) {
            int most = most(idle);
            quota[most]++;
            idle[most]--;
        }
        return quota;
    }

    private static int most(long[] amounts) {
        int most = 0;
        for (int i = 1; i < amounts.length; i++) {
            if (amounts[i] > amounts[most]) {
                most = i;
            }
        }
        return most;
    }
}
