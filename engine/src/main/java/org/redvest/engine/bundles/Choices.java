package org.redvest.engine.bundles;

import java.util.Arrays;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Timetable;

/** What one volunteer could serve and what each would gain, in the order of time. */
final class Choices {
    int[] edge = new int[64];
    int[] need = new int[64];
    long[] net = new long[64];
    int size;

    /** Only what gains something on its own can be in a best bundle, for fatigue never falls. */
    void collect(int volunteer, Market market, Prices prices, Held held) {
        size = 0;
        long least = market.fatigue[held.count() + 1] - market.fatigue[held.count()];
        for (int e = market.firstEdge[volunteer]; e < market.firstEdge[volunteer + 1]; e++) {
            int g = market.edgeNeed[e];
            long worth = market.edgePoints[e] - prices.of(g);
            if (worth > least && (held.count() == 0 || joins(held, e, volunteer, market))) {
                add(e, g, worth);
            }
        }
    }

    private static boolean joins(Held held, int e, int volunteer, Market market) {
        int g = market.edgeNeed[e];
        Timetable timetable = market.timetable;
        for (int i = 0; i < held.count(); i++) {
            if (held.edges()[i] == e || !timetable.compatible(g, held.needs()[i])) {
                return false;
            }
        }
        return held.on(timetable.day[g]) < market.maxShiftsPerDay[volunteer]
                && held.minutes() + timetable.minutes(g) <= market.maxMinutes[volunteer];
    }

    /** Whether the longest choices that fit the number of shifts would exceed the minutes. */
    boolean mayExceed(int minutesLeft, int shifts, Timetable timetable) {
        int longest = 0;
        long sum = 0;
        for (int i = 0; i < size; i++) {
            int minutes = timetable.minutes(need[i]);
            longest = Math.max(longest, minutes);
            sum += minutes;
        }
        return Math.min(sum, (long) longest * Math.min(shifts, size)) > minutesLeft;
    }

    void add(int e, int g, long worth) {
        if (size == edge.length) {
            edge = Arrays.copyOf(edge, 2 * size);
            need = Arrays.copyOf(need, 2 * size);
            net = Arrays.copyOf(net, 2 * size);
        }
        edge[size] = e;
        need[size] = g;
        net[size++] = worth;
    }

    /** Keeps those from {@code from} to {@code to} that gain more than {@code least}, behind those already kept. */
    int keep(int from, int to, long least, int kept) {
        int end = kept;
        for (int i = from; i < to; i++) {
            if (net[i] > least) {
                edge[end] = edge[i];
                need[end] = need[i];
                net[end++] = net[i];
            }
        }
        return end;
    }
}
