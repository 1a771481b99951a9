package org.redvest.cli.files;

import java.util.Arrays;

/** The windows of all volunteers, gathered in any order and then merged for each. */
final class Windows {
    private static final int[] NEVER = {};

    private int[] volunteers = new int[1024];
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int size;

    /** Times that the planner cannot count lie far outside every horizon: a window may well end in the year 9999. */
    void add(int volunteer, long start, long end) {
        if (size == volunteers.length) {
            var larger = size + (size >> 1);
            volunteers = Arrays.copyOf(volunteers, larger);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
        }
        volunteers[size] = volunteer;
        from[size] = Math.clamp(start, Integer.MIN_VALUE, Integer.MAX_VALUE);
        to[size++] = Math.clamp(end, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Start and end of each merged window in turn, for each volunteer. */
    int[][] merged(int people) {
        var first = new int[people + 1];
        for (int i = 0; i < size; i++) {
            first[volunteers[i] + 1]++;
        }
        for (int v = 0; v < people; v++) {
            first[v + 1] += first[v];
        }
        var byStart = new long[size];
        var next = Arrays.copyOf(first, people);
        for (int i = 0; i < size; i++) {
            byStart[next[volunteers[i]]++] = ((long) from[i] << 32) | (to[i] - (long) Integer.MIN_VALUE);
        }
        var merged = new int[people][];
        for (int v = 0; v < people; v++) {
            Arrays.sort(byStart, first[v], first[v + 1]);
            merged[v] = merge(byStart, first[v], first[v + 1]);
        }
        return merged;
    }

    private static int[] merge(long[] windows, int begin, int end) {
        var edges = new int[2 * (end - begin)];
        var used = 0;
        for (int i = begin; i < end; i++) {
            var start = (int) (windows[i] >> 32);
            var stop = (int) ((windows[i] & 0xFFFFFFFFL) + Integer.MIN_VALUE);
            if (used > 0 && start <= edges[used - 1]) {
                edges[used - 1] = Math.max(edges[used - 1], stop);
            } else {
                edges[used++] = start;
                edges[used++] = stop;
            }
        }
        return used == 0 ? NEVER : Arrays.copyOf(edges, used);
    }
}
