package org.redvest.engine.pairs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.redvest.engine.Pair;
import org.redvest.engine.Scoring;
import org.redvest.engine.market.Numbering;

/**
 * The index holds named pairs by their numbers, sorted, each with a number of its own: bonuses, scores, held, barred.
 */
final class PairIndex {
    private final long[] keys;
    private final double[] points;

    private PairIndex(long[] keys, double[] points) {
        this.keys = keys;
        this.points = points;
    }

    static PairIndex ofPairs(List<Pair> pairs, Numbering numbering) {
        long[] keys = pairs.stream()
                .mapToLong(p -> numbering.key(p.volunteer(), p.need()))
                .sorted()
                .toArray();
        return new PairIndex(keys, new double[0]);
    }

    static PairIndex ofScores(List<Scoring.Score> scores, Numbering numbering) {
        long[] unsorted = scores.stream()
                .mapToLong(s -> numbering.key(s.volunteer(), s.need()))
                .toArray();
        int[] order = IntStream.range(0, unsorted.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> unsorted[i]))
                .mapToInt(i -> i)
                .toArray();
        return new PairIndex(
                Arrays.stream(order).mapToLong(i -> unsorted[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> scores.get(i).points()).toArray());
    }

    boolean has(int volunteer) {
        return first(volunteer) < first(volunteer + 1);
    }

    /** The needs that the volunteer has pairs with, ascending. */
    void forEachNeed(int volunteer, IntConsumer need) {
        for (int i = first(volunteer); i < keys.length && volunteer(i) == volunteer; i++) {
            need.accept(need(i));
        }
    }

    /** Where the volunteer's pairs begin; they end where the next volunteer's begin. */
    private int first(int volunteer) {
        int found = keys.length == 0 ? 0 : Arrays.binarySearch(keys, (long) volunteer << 32);
        return found < 0 ? -found - 1 : found;
    }

    int size() {
        return keys.length;
    }

    int volunteer(int at) {
        return (int) (keys[at] >>> 32);
    }

    int need(int at) {
        return (int) keys[at];
    }

    /** The points of the pair, 0 if it has none. */
    double pointsOf(int volunteer, int need) {
        int at = find(volunteer, need);
        return at < 0 ? 0 : points[at];
    }

    private int find(int volunteer, int need) {
        return keys.length == 0 ? -1 : Arrays.binarySearch(keys, (long) volunteer << 32 | need);
    }
}
