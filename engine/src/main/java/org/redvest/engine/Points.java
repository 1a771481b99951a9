package org.redvest.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Points in fixed point: a {@code long} counts millionths of a point ("micros"). Whatever is typed or measured is rounded once,
 * half-even, when it enters; from there on every sum and comparison is exact, so the order of adding cannot change a plan.
 */
public final class Points {

    /** Micros in one point. */
    public static final long ONE = 1_000_000L;

    /** No amount typed in by a person (value, load, bonus, fatigue, score) may exceed this many points either way. */
    public static final double MOST = 1_000_000;

    private static final double NEAR_A_TIE = 0.002; // twice what rounding can do to a product below 1e13

    private Points() {}

    /** The nearest whole number of micros; the exact value of the double decides, and ties go to the even neighbour. */
    public static long micros(double points) {
        double scaled = points * ONE;
        if (!(Math.abs(scaled) < 4e17)) {
            throw new IllegalArgumentException("%s points are beyond what can be planned with".formatted(points));
        }
        double floor = Math.floor(scaled);
        // The product above was itself rounded. That can only mislead near a tie, and there the exact decimal value
        // decides.
        if (Math.abs(scaled - floor - 0.5) < NEAR_A_TIE || Math.abs(scaled) > 1e13) {
            return new BigDecimal(points)
                    .movePointRight(6)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        return (long) Math.rint(scaled);
    }

    /** Always six decimals: {@code 12.500000}. */
    public static String format(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    static double check(String what, double points, double least) {
        if (!(points >= least && points <= MOST)) {
            throw new IllegalArgumentException("%s is %s points; it must be a number from %s to %s"
                    .formatted(what, points, BigDecimal.valueOf(least).toPlainString(), "1000000"));
        }
        return points;
    }
}
