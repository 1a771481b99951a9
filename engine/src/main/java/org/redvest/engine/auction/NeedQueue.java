package org.redvest.engine.auction;

/** The queue of needs that wait their turn, each at most once, first in first out. */
final class NeedQueue {
    private final int[] ring;
    private final boolean[] waiting;
    private int head;
    private int size;

    NeedQueue(int needs) {
        ring = new int[Math.max(1, needs)];
        waiting = new boolean[needs];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int need) {
        if (!waiting[need]) {
            waiting[need] = true;
            ring[(int) (((long) head + size++) % ring.length)] = need;
        }
    }

    int poll() {
        int need = ring[head];
        head = (head + 1) % ring.length;
        size--;
        waiting[need] = false;
        return need;
    }
}
