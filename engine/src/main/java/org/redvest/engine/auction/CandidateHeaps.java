package org.redvest.engine.auction;

import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/**
 * Candidate heaps are binary heaps evaluated lazily (as in Minoux 1978): for each need those who might take it, by the most they might pay.
 * The keys are upper bounds: they are not kept up to date but looked at again when they come to the top. They live in one array of ints beside
 * the market's list of each need's edges.
 */
final class CandidateHeaps {
    private static final int BLOCK = 256;

    private final Market market;
    private final int[] heap;
    private final int[] key;
    private final int[] size;
    private final int[] builtIn;
    private final long unit;
    private int round;

    CandidateHeaps(Market market) {
        this.market = market;
        heap = market.needEdges;
        key = new int[heap.length];
        size = new int[market.needCount()];
        builtIn = new int[market.needCount()];
        long most = 1;
        for (long points : market.edgePoints) {
            most = Math.max(most, points);
        }
        unit = most / (1 << 30) + 1;
    }

    /** Prices have risen somewhere: what the heaps know is no longer an upper bound, so each is built anew when it is next asked. */
    void forget() {
        round++;
    }

    /** Prepares the need's heap; {@code roster} tells who already takes it. */
    void open(int need, Roster roster) {
        if (builtIn[need] > round) {
            return;
        }
        int first = market.needFirst[need];
        int end = market.needFirst[need + 1];
        int used = 0;
        for (int i = first; i < end; i++) {
            int e = heap[i];
            long most = market.edgePoints[e] - market.fatigue[1];
            if (!roster.takes(e) && most > 0) {
                heap[i] = heap[first + used];
                heap[first + used] = e;
                key[first + used] = keyOf(most);
                used++;
            }
        }
        build(need, used);
    }

    private void build(int need, int used) {
        builtIn[need] = round + 1;
        size[need] = used;
        for (int i = used / 2 - 1; i >= 0; i--) {
            siftDown(market.needFirst[need], i, used);
        }
    }

    /**
     * Prepares all heaps with what everybody would pay at this moment. To look at an edge here is several times as fast as when it comes to
     * the top of a heap: volunteers are taken in their order, and with them the memory.
     */
    void openAll(Roster roster, long[] price, Workers workers) {
        int[][] end = new int[market.parts()][];
        workers.run(market.parts(), () -> {
            var swap = new Swap(market, roster);
            return part -> end[part] = fillPart(part, swap, roster, price);
        });
        int blocks = (market.needCount() + BLOCK - 1) / BLOCK;
        workers.run(blocks, () -> b -> {
            for (int g = b * BLOCK; g < Math.min(market.needCount(), (b + 1) * BLOCK); g++) {
                joinParts(g, end);
            }
        });
    }

    /** Writes the part's edges, those who would pay from the front and the others from the back; returns where they meet. */
    private int[] fillPart(int part, Swap swap, Roster roster, long[] price) {
        int[] front = market.partFirst[part].clone();
        int[] back = market.partFirst[part + 1].clone();
        for (int e = market.firstEdgeOf(part); e < market.firstEdgeOf(part + 1); e++) {
            int g = market.edgeNeed[e];
            long value = roster.takes(e) ? 0 : swap.reservation(e, price);
            if (value > 0) {
                heap[front[g]] = e;
                key[front[g]++] = keyOf(value);
            } else {
                heap[--back[g]] = e;
            }
        }
        return front;
    }

    private void joinParts(int need, int[][] end) {
        int used = market.needFirst[need];
        for (int part = 0; part < market.parts(); part++) {
            for (int i = market.partFirst[part][need]; i < end[part][need]; i++) {
                swap(used++, i);
            }
        }
        build(need, used - market.needFirst[need]);
    }

    boolean isOpen(int need) {
        return builtIn[need] > round;
    }

    boolean isEmpty(int need) {
        return size[need] == 0;
    }

    int top(int need) {
        return heap[market.needFirst[need]];
    }

    /** Lowers the top's key to the present value; whether it is still the top. */
    boolean lowerTop(int need, long value) {
        int first = market.needFirst[need];
        int edge = heap[first];
        int lowered = keyOf(value);
        if (lowered >= key[first]) {
            return true;
        }
        key[first] = lowered;
        siftDown(first, 0, size[need]);
        return heap[first] == edge;
    }

    void removeTop(int need) {
        int first = market.needFirst[need];
        int last = --size[need];
        swap(first, first + last);
        siftDown(first, 0, last);
    }

    /** Puts an edge back that was once taken off the top. */
    void push(int need, int edge, long value) {
        int first = market.needFirst[need];
        int at = size[need];
        int from = at;
        while (heap[first + from] != edge) {
            from++;
        }
        swap(first + at, first + from);
        key[first + at] = keyOf(value);
        size[need]++;
        while (at > 0 && above(first + at, first + (at - 1) / 2)) {
            swap(first + at, first + (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private int keyOf(long value) {
        return (int) Math.max(0, (value + unit - 1) / unit);
    }

    private void siftDown(int first, int at, int end) {
        while (2 * at + 1 < end) {
            int child = 2 * at + 1;
            if (child + 1 < end && above(first + child + 1, first + child)) {
                child++;
            }
            if (!above(first + child, first + at)) {
                return;
            }
            swap(first + child, first + at);
            at = child;
        }
    }

    private boolean above(int i, int j) {
        return key[i] > key[j] || (key[i] == key[j] && market.tieBreak(heap[i]) > market.tieBreak(heap[j]));
    }

    private void swap(int i, int j) {
        int edge = heap[i];
        heap[i] = heap[j];
        heap[j] = edge;
        int k = key[i];
        key[i] = key[j];
        key[j] = k;
    }
}
