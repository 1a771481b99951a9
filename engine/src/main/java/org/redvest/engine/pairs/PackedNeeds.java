package org.redvest.engine.pairs;

import java.util.Arrays;

/**
 * Packed needs are the needs of some volunteers as a variable-length code of differences (as in inverted files; Witten, Moffat and Bell 1999):
 * one volunteer after the other, each volunteer's ascending, the steps from one to the next in groups of seven bits, the last group of a step
 * with the eighth bit set. Mostly one or two bytes instead of four.
 */
final class PackedNeeds {
    private static final int GROUP = 0x7F;
    private static final int LAST = 0x80;
    private static final int LONGEST_STEP = 5;
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] bytes;
    /** Where to write or read next. */
    private int at;

    private int before;

    PackedNeeds() {
        this(new byte[1 << 12]);
    }

    private PackedNeeds(byte[] bytes) {
        this.bytes = bytes;
    }

    void clear() {
        at = 0;
    }

    void startVolunteer() {
        before = 0;
    }

    void add(int need) {
        if (bytes.length - at < LONGEST_STEP) {
            bytes = Arrays.copyOf(bytes, larger(bytes.length));
        }
        int step = need - before;
        for (; step > GROUP; step >>>= 7) {
            bytes[at++] = (byte) (step & GROUP);
        }
        bytes[at++] = (byte) (step | LAST);
        before = need;
    }

    /** Twice the length, or as much as an array holds; beyond that it is memory that is lacking, and said so. */
    static int larger(int length) {
        if (length == LONGEST_ARRAY) {
            throw new OutOfMemoryError("The needs of " + length + " bytes fill the longest array");
        }
        return (int) Math.min(2L * length, LONGEST_ARRAY);
    }

    /** As many bytes as there are, to be read from the beginning. */
    PackedNeeds copy() {
        return new PackedNeeds(Arrays.copyOf(bytes, at));
    }

    /** Reads the needs of the next volunteer. */
    void next(int[] into, int from, int to) {
        int need = 0;
        for (int i = from; i < to; i++) {
            int shift = 0;
            for (; bytes[at] >= 0; shift += 7) {
                need += bytes[at++] << shift;
            }
            need += (bytes[at++] & GROUP) << shift;
            into[i] = need;
        }
    }
}
