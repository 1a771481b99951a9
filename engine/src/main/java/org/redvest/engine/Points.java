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

    /** From here on a double may be farther than half a micro from its neighbour. */
    private static final double COARSE = 1e15;

    /** More micros than the roundings of a sum of four amounts up to {@link #MOST} can make. */
    private static final double ROUNDINGS = 0.005;

    private Points() {}

    /** The nearest whole number of micros; the exact value of the double decides, and ties go to the even neighbour. */
    public static long micros(double points) {
        double scaled = points * ONE;
        if (!(Math.abs(scaled) < 4e17)) {
            throw new IllegalArgumentException("%s points are beyond what can be planned with".formatted(points));
        }
        if (Math.abs(scaled) > COARSE) {
            return new BigDecimal(points)
                    .movePointRight(6)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        double rounded = Math.rint(scaled);
        if (Math.abs(scaled - rounded) == 0.5) {
            double lost = Math.fma(
                    points, ONE, -scaled); // the product was itself rounded: what looks like a tie need not be one
            rounded = lost == 0 ? rounded : lost > 0 ? Math.ceil(scaled) : Math.floor(scaled);
        }
        return (long) rounded;
    }

    /** Whether all sums of four amounts up to {@link #MOST} that are so near to this one round to the same micros. */
    public static boolean roundsAlike(double points, double error) {
        double scaled = points * ONE;
        return Math.abs(scaled - Math.floor(scaled) - 0.5) > ROUNDINGS + error * ONE;
    }

    /** Always six decimals: {@code 12.500000}. */
    public static String format(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    static double check(String what, double points, double least) {
        if (!(points >= least && points <= MOST)) {
            throw new IllegalArgumentException("%s is %s points; it must be a number from %s to %s"
                    .formatted(what, points, new BigDecimal(least).toPlainString(), "1000000"));
        }
        return points;
    }
}
