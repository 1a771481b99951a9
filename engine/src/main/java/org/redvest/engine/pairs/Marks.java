package org.redvest.engine.pairs;

import java.util.function.IntConsumer;

/**
 * Marks are small numbers that are marked in any order and given back in ascending order, each once, by a bit set with a summary: quicker than
 * to sort them.
 */
final class Marks {
    private final long[] words;
    /** A bit for each word that may have marks. */
    private final long[] summary;

    Marks(int size) {
        words = new long[(size >>> 6) + 1];
        summary = new long[(words.length >>> 6) + 1];
    }

    void mark(int number) {
        words[number >>> 6] |= 1L << number;
        summary[number >>> 12] |= 1L << (number >>> 6);
    }

    void unmark(int number) {
        words[number >>> 6] &= ~(1L << number);
    }

    /** Gives back every marked number and forgets it; returns how many there were. */
    int empty(IntConsumer number) {
        int count = 0;
        for (int s = 0; s < summary.length; s++) {
            for (long some = summary[s]; some != 0; some &= some - 1) {
                int w = (s << 6) + Long.numberOfTrailingZeros(some);
                for (long bits = words[w]; bits != 0; bits &= bits - 1) {
                    number.accept((w << 6) + Long.numberOfTrailingZeros(bits));
                    count++;
                }
                words[w] = 0;
            }
            summary[s] = 0;
        }
        return count;
    }
}
