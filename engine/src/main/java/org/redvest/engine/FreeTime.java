package org.redvest.engine;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** When a volunteer is free: windows in the order of time; those that touched or overlapped have become one. */
public final class FreeTime implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Never free. */
    public static final FreeTime NEVER = new FreeTime(new int[0]);

    /** Start and end of each window in turn, ascending throughout: a city has millions of windows, so no object for each. */
    private final int[] edges;

    private FreeTime(int[] edges) {
        this.edges = edges;
    }

    /** Merges windows given in any order. */
    public static FreeTime of(Collection<Slot> windows) {
        var sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparingInt(Slot::startMinute));
        int[] edges = new int[2 * sorted.size()];
        int used = 0;
        for (Slot window : sorted) {
            if (used > 0 && window.startMinute() <= edges[used - 1]) {
                edges[used - 1] = Math.max(edges[used - 1], window.endMinute());
            } else {
                edges[used++] = window.startMinute();
                edges[used++] = window.endMinute();
            }
        }
        return used == 0 ? NEVER : new FreeTime(Arrays.copyOf(edges, used));
    }

    public static FreeTime of(Slot... windows) {
        return of(List.of(windows));
    }

    /** Whether the whole slot lies inside one window. */
    public boolean covers(Slot slot) {
        return covers(slot.startMinute(), slot.endMinute());
    }

    boolean covers(int startMinute, int endMinute) {
        for (int i = 0; i < edges.length && edges[i] <= startMinute; i += 2) {
            if (endMinute <= edges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    public int size() {
        return edges.length / 2;
    }

    public int startMinute(int window) {
        return edges[2 * window];
    }

    public int endMinute(int window) {
        return edges[2 * window + 1];
    }

    /** The windows, earliest first. */
    public List<Slot> windows() {
        var windows = new ArrayList<Slot>(edges.length / 2);
        for (int i = 0; i < edges.length; i += 2) {
            windows.add(new Slot(edges[i], edges[i + 1]));
        }
        return List.copyOf(windows);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FreeTime that && Arrays.equals(edges, that.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }

    @Override
    public String toString() {
        return windows().toString();
    }
}
