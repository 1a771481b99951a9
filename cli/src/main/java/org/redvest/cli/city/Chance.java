package org.redvest.cli.city;

/**
 * A seeded source of chance: SplitMix64 (Steele, Lea, Flood 2014). Only integer arithmetic and exact divisions by powers of
 * two, so that a seed means the same city in every JVM, which the generators of the JDK do not promise for ever.
 */
final class Chance {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Chance(long state) {
        this.state = state;
    }

    /** Each purpose draws from a stream of its own, so that changing one part of a city leaves the others as they were. */
    static Chance of(long seed, int purpose) {
        return new Chance(mix(seed + GOLDEN_GAMMA * (purpose + 1L)));
    }

    /** At least 0, below 1. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** 0, 1, …, bound − 1. */
    int below(int bound) {
        return (int) Math.multiplyHigh(next() >>> 1, (long) bound << 1);
    }

    /** From low to high, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean happens(double probability) {
        return unit() < probability;
    }

    /** About normal with mean 0 and deviation 1: the sum of twelve uniforms, which needs no logarithm. */
    double bell() {
        var sum = -6.0;
        for (int i = 0; i < 12; i++) {
            sum += unit();
        }
        return sum;
    }

    /** An index, each as likely as its percentage; the percentages sum to 100. */
    int pick(int... percentages) {
        var left = below(100);
        for (int i = 0; i < percentages.length; i++) {
            left -= percentages[i];
            if (left < 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("Percentages must sum to 100");
    }

    private long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    private static long mix(long value) {
        var z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
