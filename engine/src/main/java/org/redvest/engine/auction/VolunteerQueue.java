package org.redvest.engine.auction;

import java.util.Arrays;
import org.redvest.engine.market.Bits;

/** The queue of volunteers who wait their turn, each at most once, first in first out. */
final class VolunteerQueue {
    private int[] ring = new int[1024];
    private final Bits waiting;
    private int head;
    private int size;

    VolunteerQueue(int volunteers) {
        waiting = new Bits(volunteers);
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int volunteer) {
        if (!waiting.get(volunteer)) {
            waiting.set(volunteer);
            if (size == ring.length) {
                grow();
            }
            ring[(head + size++) & (ring.length - 1)] = volunteer;
        }
    }

    int poll() {
        int volunteer = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        waiting.clear(volunteer);
        return volunteer;
    }

    private void grow() {
        int[] larger = Arrays.copyOf(ring, 2 * size);
        System.arraycopy(ring, 0, larger, size, head);
        ring = larger;
    }
}
