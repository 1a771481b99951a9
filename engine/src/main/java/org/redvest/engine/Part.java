package org.redvest.engine;

import java.util.Arrays;

/**
 * A market made smaller: some edges left out, some held that were not. What is left is numbered anew, and each edge remembers which edge
 * of the whole it is.
 *
 * @param market what is left
 * @param whole for each edge its number in the whole
 */
@SuppressWarnings("ArrayRecordComponent") // made here, never compared
record Part(Market market, int[] whole) {

    /** What is to become of an edge. */
    enum Fate {
        LEFT_OUT,
        OPEN,
        HELD
    }

    /** The edges of {@code from} that are not left out, with the volunteers and needs that have one. */
    static Part of(Market from, int[] whole, Fate[] fates) {
        int[] volunteer = number(from.volunteerCount());
        int[] need = number(from.needCount());
        int kept = 0;
        for (int e = 0; e < fates.length; e++) {
            if (fates[e] != Fate.LEFT_OUT) {
                volunteer[from.edgeVolunteer[e]] = 0;
                need[from.edgeNeed[e]] = 0;
                kept++;
            }
        }
        int volunteers = renumber(volunteer);
        int needs = renumber(need);
        int[] firstEdge = new int[volunteers + 1];
        int[] edgeNeed = new int[kept];
        long[] points = new long[kept];
        int[] numbers = new int[kept];
        var held = new Bits(kept);
        int next = 0;
        for (int e = 0; e < fates.length; e++) {
            if (fates[e] != Fate.LEFT_OUT) {
                edgeNeed[next] = need[from.edgeNeed[e]];
                points[next] = from.edgePoints[e];
                numbers[next] = whole[e];
                if (fates[e] == Fate.HELD) {
                    held.set(next);
                }
                firstEdge[volunteer[from.edgeVolunteer[e]] + 1] = ++next;
            }
        }
        var edges = new Edges(firstEdge, edgeNeed, points, held, new int[needs]);
        return new Part(from.narrowed(volunteer, need, edges), numbers);
    }

    /** Prices of one market as prices of a narrower one. */
    static long[] carry(Market from, long[] price, Market to) {
        long[] carried = new long[to.needCount()];
        int next = 0;
        for (int g = 0; g < from.needCount() && next < carried.length; g++) {
            if (from.needs.get(g) == to.needs.get(next)) {
                carried[next++] = price[g];
            }
        }
        return carried;
    }

    private static int[] number(int count) {
        int[] number = new int[count];
        Arrays.fill(number, -1);
        return number;
    }

    private static int renumber(int[] number) {
        int next = 0;
        for (int i = 0; i < number.length; i++) {
            if (number[i] == 0) {
                number[i] = next++;
            }
        }
        return next;
    }
}
