package org.redvest.engine.auction;

import java.util.Arrays;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Timetable;

/**
 * A swap is the cheapest way for a volunteer to take one more need, found by enumeration: it gives up as little as possible of what they take
 * now, and its worth is their reservation price. With few shifts every way of giving up is tried; with many, the few with least worth are given
 * up one by one.
 */
final class Swap {
    private static final int FEW = 6;

    private final Market market;
    private final Timetable timetable;
    private final Roster roster;

    private final int[] need = new int[64];
    private final long[] net = new long[64];
    private final boolean[] mayStay = new boolean[64];
    private final boolean[] mayGo = new boolean[64];
    private final boolean[] dropped = new boolean[64];
    private int count;
    private int volunteer;

    Swap(Market market, Roster roster) {
        this.market = market;
        this.timetable = market.timetable;
        this.roster = roster;
    }

    /** No bundle with the need exists. */
    static final long IMPOSSIBLE = Long.MIN_VALUE / 4;

    /**
     * The highest price at which the volunteer would rather take the edge's need, the other prices being what they are; the reservation
     * price of auctions. {@link #drops()} tells what they would give up.
     */
    long reservation(int newEdge, long[] price) {
        int v = market.volunteer(newEdge);
        int g = market.edgeNeed[newEdge];
        if (market.maxShifts[v] == 0 || market.maxShiftsPerDay[v] == 0 || timetable.minutes(g) > market.maxMinutes[v]) {
            return IMPOSSIBLE;
        }
        count = 0;
        volunteer = v;
        if (roster.shifts(v) == 0) {
            return market.edgePoints[newEdge] - market.fatigue[1];
        }
        load(v, g, price);
        long base = -market.fatigue[count];
        for (int i = 0; i < count; i++) {
            base += net[i];
        }
        long kept = keep(v, g);
        return kept == IMPOSSIBLE ? IMPOSSIBLE : market.edgePoints[newEdge] + kept - base;
    }

    /** The edges given up for the need last asked about; −1 fills the array's end. */
    int drops(int[] into) {
        int n = 0;
        for (int i = 0; i < count; i++) {
            if (dropped[i]) {
                into[n++] = roster.edge(volunteer, i);
            }
        }
        return n;
    }

    private void load(int v, int g, long[] price) {
        count = roster.shifts(v);
        for (int i = 0; i < count; i++) {
            int h = roster.need(v, i);
            need[i] = h;
            net[i] = roster.points(v, i) - price[h];
            mayStay[i] = timetable.compatible(g, h);
            mayGo[i] = market.heldCount[v] == 0 || !market.held.get(roster.edge(v, i));
        }
        Arrays.fill(dropped, 0, count, false);
    }

    /** The worth of the best part of the present bundle beside g, with the fatigue of g: or {@link #IMPOSSIBLE}. */
    private long keep(int v, int g) {
        for (int i = 0; i < count; i++) {
            if (!mayStay[i] && !mayGo[i]) {
                return IMPOSSIBLE;
            }
        }
        return count <= FEW ? keepBestSubset(v, g) : keepGreedily(v, g);
    }

    private long keepBestSubset(int v, int g) {
        long best = IMPOSSIBLE;
        int bestSet = 0;
        for (int set = (1 << count) - 1; set >= 0; set--) {
            long worth = worthOf(set, v, g);
            if (worth > best) {
                best = worth;
                bestSet = set;
            }
        }
        for (int i = 0; i < count; i++) {
            dropped[i] = (bestSet & (1 << i)) == 0;
        }
        return best;
    }

    private long worthOf(int set, int v, int g) {
        int size = 1;
        int sameDay = 1;
        int minutes = timetable.minutes(g);
        long worth = 0;
        for (int i = 0; i < count; i++) {
            if ((set & (1 << i)) == 0) {
                if (!mayGo[i]) {
                    return IMPOSSIBLE;
                }
                continue;
            }
            if (!mayStay[i]) {
                return IMPOSSIBLE;
            }
            int h = need[i];
            size++;
            sameDay += timetable.day[h] == timetable.day[g] ? 1 : 0;
            minutes += timetable.minutes(h);
            worth += net[i];
        }
        boolean fits =
                size <= market.maxShifts[v] && sameDay <= market.maxShiftsPerDay[v] && minutes <= market.maxMinutes[v];
        return fits ? worth - market.fatigue[size] : IMPOSSIBLE;
    }

    private long keepGreedily(int v, int g) {
        int size = 1;
        int sameDay = 1;
        int minutes = timetable.minutes(g);
        long worth = 0;
        for (int i = 0; i < count; i++) {
            dropped[i] = !mayStay[i];
            if (mayStay[i]) {
                int h = need[i];
                size++;
                sameDay += timetable.day[h] == timetable.day[g] ? 1 : 0;
                minutes += timetable.minutes(h);
                worth += net[i];
            }
        }
        while (true) {
            boolean dayFull = sameDay > market.maxShiftsPerDay[v];
            boolean full = size > market.maxShifts[v] || minutes > market.maxMinutes[v];
            int least = leastWorth(dayFull ? timetable.day[g] : -1);
            long relief = market.fatigue[size] - market.fatigue[size - 1];
            if (!dayFull && !full && (least < 0 || net[least] >= relief)) {
                return worth - market.fatigue[size];
            }
            if (least < 0) {
                return IMPOSSIBLE;
            }
            int h = need[least];
            dropped[least] = true;
            size--;
            sameDay -= timetable.day[h] == timetable.day[g] ? 1 : 0;
            minutes -= timetable.minutes(h);
            worth -= net[least];
        }
    }

    private int leastWorth(int onDay) {
        int least = -1;
        for (int i = 0; i < count; i++) {
            boolean candidate = !dropped[i] && mayGo[i] && (onDay < 0 || timetable.day[need[i]] == onDay);
            if (candidate && (least < 0 || net[i] < net[least])) {
                least = i;
            }
        }
        return least;
    }
}
