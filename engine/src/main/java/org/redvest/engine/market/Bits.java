package org.redvest.engine.market;

import java.util.Arrays;

/** Bits are a set of edges, one bit each, so that a plan of a city of millions of pairs is a few megabytes. */
public final class Bits {
    private final long[] words;

    public Bits(int size) {
        words = new long[(size >>> 6) + 1];
    }

    private Bits(long[] words) {
        this.words = words;
    }

    public boolean get(int index) {
        return (words[index >>> 6] & (1L << index)) != 0;
    }

    public void set(int index) {
        words[index >>> 6] |= 1L << index;
    }

    public void clear(int index) {
        words[index >>> 6] &= ~(1L << index);
    }

    /** The first member at {@code from} or after it, or {@code to} when there is none before that. */
    public int next(int from, int to) {
        if (from >= to) {
            return to;
        }
        int word = from >>> 6;
        long rest = words[word] & (-1L << from);
        int last = (to - 1) >>> 6;
        while (rest == 0) {
            if (++word > last) {
                return to;
            }
            rest = words[word];
        }
        return Math.min(to, (word << 6) + Long.numberOfTrailingZeros(rest));
    }

    /** All members below {@code to}, ascending. */
    public int[] members(int to) {
        int[] members = new int[16];
        int count = 0;
        for (int i = next(0, to); i < to; i = next(i + 1, to)) {
            if (count == members.length) {
                members = Arrays.copyOf(members, 2 * count);
            }
            members[count++] = i;
        }
        return Arrays.copyOf(members, count);
    }

    public Bits copy() {
        return new Bits(words.clone());
    }
}
