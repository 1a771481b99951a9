package org.redvest.engine.exact;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Edges;
import org.redvest.engine.market.Market;

/**
 * A part is a market made smaller: some edges left out, some held that were not. What is left is numbered anew, and remembers what it was.
 *
 * @param market what is left
 * @param whole for each edge its number in the whole
 * @param needs for each need its number in the market that this was made of
 */
@SuppressWarnings("ArrayRecordComponent") // made here, never compared
record Part(Market market, int[] whole, int[] needs) {

    /** What is to become of an edge. */
    enum Fate {
        LEFT_OUT,
        OPEN,
        HELD
    }

    /** These volunteers and needs of the whole, in ascending order, with all edges that the volunteers have; none may lead to another need. */
    static Part of(Market whole, int[] volunteers, int[] needs) {
        int[] edges = Arrays.stream(volunteers)
                .flatMap(v -> IntStream.range(whole.firstEdge[v], whole.firstEdge[v + 1]))
                .toArray();
        return of(whole, edges, edges, volunteers, needs, whole.held::get);
    }

    /** The edges that are not left out, with the volunteers and needs that have one. */
    Part narrowed(Fate[] fates) {
        int[] kept = IntStream.range(0, fates.length)
                .filter(e -> fates[e] != Fate.LEFT_OUT)
                .toArray();
        return of(
                market,
                kept,
                Arrays.stream(kept).map(e -> whole[e]).toArray(),
                Arrays.stream(kept).map(market::volunteer).distinct().toArray(),
                Arrays.stream(kept)
                        .map(e -> market.edgeNeed[e])
                        .sorted()
                        .distinct()
                        .toArray(),
                e -> fates[e] == Fate.HELD);
    }

    private static Part of(Market from, int[] edges, int[] whole, int[] volunteers, int[] needs, IntPredicate isHeld) {
        int[] firstEdge = new int[volunteers.length + 1];
        int[] edgeNeed = new int[edges.length];
        long[] points = new long[edges.length];
        var held = new Bits(edges.length);
        int volunteer = 0;
        for (int e = 0; e < edges.length; e++) {
            while (from.volunteer(edges[e]) != volunteers[volunteer]) {
                firstEdge[++volunteer] = e;
            }
            edgeNeed[e] = Arrays.binarySearch(needs, from.edgeNeed[edges[e]]);
            points[e] = from.edgePoints[edges[e]];
            if (isHeld.test(edges[e])) {
                held.set(e);
            }
        }
        Arrays.fill(firstEdge, volunteer + 1, firstEdge.length, edges.length);
        var kept = new Edges(firstEdge, edgeNeed, points, held, new int[needs.length]);
        return new Part(from.narrowed(volunteers, needs, kept), whole, needs);
    }

    /** Prices of the market that this was made of, as prices of its own. */
    long[] prices(long[] price) {
        return Arrays.stream(needs).mapToLong(g -> price[g]).toArray();
    }
}
