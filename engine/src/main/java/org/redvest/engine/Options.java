package org.redvest.engine;

/**
 * How to solve.
 *
 * @param gap the gap to stop at, (bound − objective) / |bound|: 0.0001 is 0.01 %
 * @param seed of the tie-break between equally good plans
 * @param threads how many to use; the plan is the same with any number
 */
public record Options(double gap, long seed, int threads) {

    /** A gap of 0.01 % on one thread. */
    public static final Options DEFAULT = new Options(0.0001, 1, 1);

    public Options {
        if (!(gap >= 0 && gap < 1)) {
            throw new IllegalArgumentException("A gap of %s; it must be from 0 to below 1".formatted(gap));
        }
        if (threads < 1 || threads > 1024) {
            throw new IllegalArgumentException("%d threads; there must be 1 to 1024".formatted(threads));
        }
    }

    public Options withThreads(int number) {
        return new Options(gap, seed, number);
    }

    public Options withSeed(long other) {
        return new Options(gap, other, threads);
    }

    public Options withGap(double other) {
        return new Options(other, seed, threads);
    }
}
