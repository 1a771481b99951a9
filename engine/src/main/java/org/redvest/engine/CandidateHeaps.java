package org.redvest.engine;

/**
 * For each need a heap of those who might take it, by the most they might pay. The keys are upper bounds: they are not kept up to date but
 * looked at again when they come to the top. They live in one array of ints beside the market's list of each need's edges.
 */
final class CandidateHeaps {
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
        builtIn[need] = round + 1;
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
        size[need] = used;
        for (int i = used / 2 - 1; i >= 0; i--) {
            siftDown(first, i, used);
        }
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
