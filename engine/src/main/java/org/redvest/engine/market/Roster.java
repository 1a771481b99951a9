package org.redvest.engine.market;

import java.util.Arrays;

/** The roster says who takes what at the moment: a plan in the making, always within every limit. */
public final class Roster {
    private static final int NO_NEED = -1;

    private final Market market;
    private final Bits taken;
    /**
     * What volunteer v takes: the places {@code firstSlot[v] …} of the next three arrays, {@code shifts[v]} of them. Need and points are
     * those of the edge once more, for they are asked more often than anything else and the edges are scattered over all the memory.
     */
    private final int[] firstSlot;

    private final byte[] shifts;
    private final int[] slotEdge;
    private final int[] slotNeed;
    private final long[] slotPoints;
    private final int[] filled;
    /** The takers of need g, as edges, are {@code takers[firstTaker[g]] …}, {@code filled[g]} of them. */
    private final int[] takers;

    private final int[] firstTaker;
    /** Beside each taker what the rising-price phase last knew of them. */
    private final long[] bid;

    private boolean journaling;
    private int[] journal = new int[64];
    private int journalSize;

    /** Everybody serves what they hold and nothing else. */
    public Roster(Market market) {
        this.market = market;
        taken = new Bits(market.edgeCount());
        firstSlot = slots(market);
        shifts = new byte[market.volunteerCount()];
        slotEdge = new int[firstSlot[shifts.length]];
        slotNeed = new int[slotEdge.length];
        slotPoints = new long[slotEdge.length];
        filled = new int[market.needCount()];
        firstTaker = new int[market.needCount() + 1];
        for (int g = 0; g < market.needCount(); g++) {
            firstTaker[g + 1] = firstTaker[g] + Math.min(market.places[g], market.degree(g));
        }
        takers = new int[firstTaker[market.needCount()]];
        bid = new long[takers.length];
        int edges = market.edgeCount();
        for (int e = market.held.next(0, edges); e < edges; e = market.held.next(e + 1, edges)) {
            take(e);
        }
    }

    private static int[] slots(Market market) {
        int days = (int) Arrays.stream(market.timetable.day).distinct().count();
        int[] first = new int[market.volunteerCount() + 1];
        for (int v = 0; v < market.volunteerCount(); v++) {
            int most = Math.min(market.maxShifts[v], days * market.maxShiftsPerDay[v]);
            first[v + 1] = first[v] + Math.min(most, market.firstEdge[v + 1] - market.firstEdge[v]);
        }
        return first;
    }

    /** From now on remembers every edge taken or dropped. */
    public void startJournal() {
        journaling = true;
        journalSize = 0;
    }

    /** The edges that are not as they were when the journal was started, ascending. */
    public int[] changed() {
        int[] sorted = Arrays.copyOf(journal, journalSize);
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            if ((end - i) % 2 == 1) {
                sorted[count++] = sorted[i];
            }
            i = end;
        }
        return Arrays.copyOf(sorted, count);
    }

    private void record(int edge) {
        if (journaling) {
            if (journalSize == journal.length) {
                journal = Arrays.copyOf(journal, 2 * journalSize);
            }
            journal[journalSize++] = edge;
        }
    }

    public boolean takes(int edge) {
        return taken.get(edge);
    }

    public int shifts(int volunteer) {
        return shifts[volunteer];
    }

    public int filled(int need) {
        return filled[need];
    }

    public int free(int need) {
        return market.places[need] - filled[need];
    }

    public int taker(int need, int i) {
        return takers[firstTaker[need] + i];
    }

    public long bid(int need, int i) {
        return bid[firstTaker[need] + i];
    }

    public void setBid(int need, int i, long value) {
        bid[firstTaker[need] + i] = value;
    }

    public void forgetBids() {
        Arrays.fill(bid, 0);
    }

    /** The edge of one of the volunteer's {@link #shifts}. */
    public int edge(int volunteer, int i) {
        return slotEdge[firstSlot[volunteer] + i];
    }

    /** Its need. */
    public int need(int volunteer, int i) {
        return slotNeed[firstSlot[volunteer] + i];
    }

    /** What it is worth, before price and fatigue. */
    public long points(int volunteer, int i) {
        return slotPoints[firstSlot[volunteer] + i];
    }

    public void take(int edge) {
        int need = market.edgeNeed[edge];
        record(edge);
        taken.set(edge);
        bid[firstTaker[need] + filled[need]] = 0;
        takers[firstTaker[need] + filled[need]++] = edge;
        int volunteer = market.volunteer(edge);
        int slot = firstSlot[volunteer] + shifts[volunteer]++;
        slotEdge[slot] = edge;
        slotNeed[slot] = need;
        slotPoints[slot] = market.edgePoints[edge];
    }

    public void drop(int edge) {
        int need = market.edgeNeed[edge];
        record(edge);
        taken.clear(edge);
        int at = firstTaker[need];
        while (takers[at] != edge) {
            at++;
        }
        int last = firstTaker[need] + --filled[need];
        takers[at] = takers[last];
        bid[at] = bid[last];
        free(market.volunteer(edge), edge);
    }

    private void free(int volunteer, int edge) {
        int slot = firstSlot[volunteer];
        while (slotEdge[slot] != edge) {
            slot++;
        }
        int rest = firstSlot[volunteer] + --shifts[volunteer] - slot;
        System.arraycopy(slotEdge, slot + 1, slotEdge, slot, rest);
        System.arraycopy(slotNeed, slot + 1, slotNeed, slot, rest);
        System.arraycopy(slotPoints, slot + 1, slotPoints, slot, rest);
    }

    /** What the volunteer's shifts are worth to the plan at these prices. */
    public long worth(int volunteer, long[] price) {
        return worthWithout(volunteer, NO_NEED, price);
    }

    /** The same, were one need taken from the volunteer if they have it. */
    public long worthWithout(int volunteer, int need, long[] price) {
        long worth = 0;
        int count = 0;
        int first = firstSlot[volunteer];
        for (int slot = first; slot < first + shifts[volunteer]; slot++) {
            if (slotNeed[slot] != need) {
                worth += slotPoints[slot] - price[slotNeed[slot]];
                count++;
            }
        }
        return worth - market.fatigue[count];
    }

    public long objective() {
        long objective = 0;
        int edges = market.edgeCount();
        for (int e = taken.next(0, edges); e < edges; e = taken.next(e + 1, edges)) {
            objective += market.edgePoints[e];
        }
        for (byte count : shifts) {
            objective -= market.fatigue[count];
        }
        return objective;
    }

    public long filled() {
        long sum = 0;
        for (int f : filled) {
            sum += f;
        }
        return sum;
    }

    public Bits snapshot() {
        return taken.copy();
    }

    /** Goes back to a snapshot. */
    public void restore(Bits snapshot) {
        int edges = market.edgeCount();
        for (int e = taken.next(0, edges); e < edges; e = taken.next(e + 1, edges)) {
            if (!snapshot.get(e)) {
                drop(e);
            }
        }
        for (int e = snapshot.next(0, edges); e < edges; e = snapshot.next(e + 1, edges)) {
            if (!taken.get(e)) {
                take(e);
            }
        }
    }
}
