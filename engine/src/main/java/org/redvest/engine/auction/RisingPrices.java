package org.redvest.engine.auction;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.redvest.engine.bundles.Bundle;
import org.redvest.engine.bundles.BundleOracle;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;

/**
 * The rising-price phase is an ascending auction over bundles (after Kelso and Crawford 1982), for those few who have regret: each goes for
 * the best bundle at the present prices and outbids, need by need, the taker who would pay least; the price rises to what that one would have
 * paid, and the outbid go looking in turn. Bundles of shifts are not gross substitutes (two short shifts together may replace a long one), so
 * prices may rise too far and leave holes; the falling-price phase fills them. A volunteer leaves shifts of their own will a few times a round
 * at most, or this could go round in circles.
 */
final class RisingPrices {
    private final Market market;
    private final Roster roster;
    private final long[] price;
    private final BundleOracle oracle;
    private final VolunteerQueue queue;
    private final byte[] turns;
    /** Asked before each bundle: for a volunteer with many shifts one alone may take a while. */
    private final BooleanSupplier stop;

    private int lowestTaker;
    private long lowestBid;

    RisingPrices(Market market, Roster roster, long[] price, BooleanSupplier stop) {
        this.market = market;
        this.roster = roster;
        this.price = price;
        this.stop = stop;
        oracle = new BundleOracle(market);
        queue = new VolunteerQueue(market.volunteerCount());
        turns = new byte[market.volunteerCount()];
    }

    void enqueue(int volunteer) {
        queue.add(volunteer);
    }

    void run(long epsilon, int mostTurns) {
        roster.forgetBids();
        Arrays.fill(turns, (byte) 0);
        while (!queue.isEmpty() && !stop.getAsBoolean()) {
            int v = queue.poll();
            if (turns[v] < mostTurns) {
                turns[v]++;
                improve(v, epsilon);
            }
        }
    }

    private void improve(int v, long epsilon) {
        long now = roster.worth(v, price);
        for (int tries = 0; tries < 50 && !stop.getAsBoolean(); tries++) {
            Bundle wanted = oracle.best(v, price, now);
            if (wanted.worth() <= now + epsilon) {
                return;
            }
            if (affordable(v, wanted, epsilon)) {
                switchTo(v, wanted, epsilon);
                return;
            }
        }
    }

    /** Whether every wanted need that is full has a taker who would pay less; where not, its price rises to what v would pay. */
    private boolean affordable(int v, Bundle wanted, long epsilon) {
        boolean all = true;
        for (int i = 0; i < wanted.size(); i++) {
            if (stop.getAsBoolean()) {
                return false;
            }
            int e = wanted.edge(i);
            int g = market.edgeNeed[e];
            if (roster.takes(e) || roster.free(g) > 0) {
                continue;
            }
            long bid = price[g] + wanted.worth() - without(v, g);
            findLowest(g, bid, epsilon);
            if (lowestBid >= bid) {
                price[g] = Math.max(price[g] + epsilon, bid);
                all = false;
            }
        }
        return all;
    }

    private void switchTo(int v, Bundle wanted, long epsilon) {
        for (int i = roster.shifts(v) - 1; i >= 0; i--) {
            if (!isIn(wanted, roster.edge(v, i))) {
                roster.drop(roster.edge(v, i));
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            int e = wanted.edge(i);
            if (roster.takes(e)) {
                continue;
            }
            int g = market.edgeNeed[e];
            if (roster.free(g) == 0) {
                findLowest(g, Long.MAX_VALUE, epsilon);
                roster.drop(lowestTaker);
                queue.add(market.volunteer(lowestTaker));
                price[g] = Math.max(price[g] + epsilon, lowestBid);
            }
            roster.take(e);
        }
    }

    private static boolean isIn(Bundle wanted, int edge) {
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.edge(i) == edge) {
                return true;
            }
        }
        return false;
    }

    private long without(int v, int g) {
        return oracle.bestExcept(v, price, g, Market.NEVER, roster.worthWithout(v, g, price))
                .most();
    }

    /** The taker who would pay least. As prices rise so do bids: an old bid is a lower bound, and only the lowest is looked at again. */
    private void findLowest(int g, long enough, long epsilon) {
        int fresh = -1;
        while (true) {
            int lowest = -1;
            for (int i = 0; i < roster.filled(g); i++) {
                if (!market.held.get(roster.taker(g, i)) && (lowest < 0 || lower(g, i, lowest))) {
                    lowest = i;
                }
            }
            if (lowest < 0) {
                lowestBid = Long.MAX_VALUE;
                return;
            }
            lowestTaker = roster.taker(g, lowest);
            lowestBid = roster.bid(g, lowest);
            if (lowest == fresh || lowestBid >= enough || stop.getAsBoolean()) {
                return;
            }
            int u = market.volunteer(lowestTaker);
            lowestBid = price[g] + roster.worth(u, price) - without(u, g);
            roster.setBid(g, lowest, Math.max(lowestBid, roster.bid(g, lowest)));
            if (lowestBid <= price[g] + epsilon / 2) {
                return;
            }
            fresh = lowest;
        }
    }

    private boolean lower(int g, int i, int j) {
        long a = roster.bid(g, i);
        long b = roster.bid(g, j);
        return a < b || (a == b && market.tieBreak(roster.taker(g, i)) < market.tieBreak(roster.taker(g, j)));
    }
}
