package org.redvest.engine.bundles;

import java.util.Arrays;
import org.redvest.engine.market.Market;

/**
 * What one volunteer holds: it is in each of their bundles.
 *
 * @param edges in the order of time
 * @param needs of the edges
 * @param days of the needs
 * @param minutes of all together
 * @param worth Σ (points − price) − fatigue
 */
@SuppressWarnings("ArrayRecordComponent") // made here, never changed, never compared
record Held(int[] edges, int[] needs, int[] days, int minutes, long worth) {
    static final Held NOTHING = new Held(new int[0], new int[0], new int[0], 0, 0);

    static Held by(int volunteer, Market market, Prices prices) {
        if (market.heldCount[volunteer] == 0) {
            return NOTHING;
        }
        int[] edges = new int[market.heldCount[volunteer]];
        int count = 0;
        int to = market.firstEdge[volunteer + 1];
        for (int e = market.held.next(market.firstEdge[volunteer], to); e < to; e = market.held.next(e + 1, to)) {
            edges[count++] = e;
        }
        return of(Arrays.copyOf(edges, count), market, prices);
    }

    static Held of(int[] edges, Market market, Prices prices) {
        int[] needs = new int[edges.length];
        int[] days = new int[edges.length];
        int minutes = 0;
        long worth = -market.fatigue[edges.length];
        for (int i = 0; i < edges.length; i++) {
            needs[i] = market.edgeNeed[edges[i]];
            days[i] = market.timetable.day[needs[i]];
            minutes += market.timetable.minutes(needs[i]);
            worth += market.edgePoints[edges[i]] - prices.of(needs[i]);
        }
        return new Held(edges, needs, days, minutes, worth);
    }

    int count() {
        return edges.length;
    }

    /** How many of the held shifts start on that day. */
    int on(int day) {
        int count = 0;
        for (int held : days) {
            count += held == day ? 1 : 0;
        }
        return count;
    }

    /** The bundle of what is held and nothing else. */
    Bundle alone() {
        return Bundle.of(edges, worth);
    }

    /** What is held, and what was added to it. */
    Bundle with(Bundle added) {
        if (edges.length == 0) {
            return added;
        }
        int[] all = Arrays.copyOf(edges, edges.length + added.size());
        System.arraycopy(added.edges(), 0, all, edges.length, added.size());
        return new Bundle(all, worth + added.worth(), worth + added.most());
    }
}
