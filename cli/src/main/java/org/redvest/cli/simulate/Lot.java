package org.redvest.cli.simulate;

/**
 * A draw that is known by what it decides: the seed, the purpose and the two things that meet. It does not depend on what was drawn
 * before, so that a person answers the same question alike under every policy. SplitMix64, as in the generator of cities.
 */
final class Lot {
    static final int ACCEPTANCE = 1;
    static final int HISTORY = 2;
    static final int LEAD = 3;
    static final int LIKING = 4;
    static final int ANSWER = 5;
    static final int DELAY = 6;
    static final int IDLE = 7;
    static final int MUTE = 8;
    static final int WEEK = 9;
    static final int LEAVE = 10;
    static final int NO_SHOW = 11;
    static final int GROUP = 12;
    static final int LOSS = 13;

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Lot(long state) {
        this.state = state;
    }

    static Lot of(long seed, int purpose, long one, long other) {
        return new Lot(mix(mix(mix(seed + GOLDEN_GAMMA * purpose) + one) + GOLDEN_GAMMA * (other + 1)));
    }

    /** At least 0, below 1. */
    double unit() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    /** Normal with mean 0 and deviation 1 (Box and Muller). */
    double normal() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
        return radius * StrictMath.cos(2 * Math.PI * unit());
    }

    double beta(double yes, double no) {
        double one = gamma(yes);
        return one / (one + gamma(no));
    }

    /** Marsaglia and Tsang 2000. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - unit(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / StrictMath.sqrt(9 * d);
        while (true) {
            double x = normal();
            double v = 1 + c * x;
            v = v * v * v;
            if (v > 0 && StrictMath.log(1 - unit()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
