package org.redvest.dispatch.plans;

/** The gap on a logarithmic ruler from 10 % down to 0.01 %: a straight bar would look full from the first second. */
public record GapRuler(double gap) {

    private static final double LEFT = 8;
    private static final double RIGHT = 332;
    private static final double WIDEST = 0.1;
    private static final double DECADES = 3;

    /** The gap that a plan is computed to. */
    public static final double GOAL = 0.0001;

    public double x() {
        if (gap >= WIDEST) {
            return LEFT;
        }
        double decades = Math.log10(WIDEST / Math.max(gap, 1e-12));
        return LEFT + (RIGHT - LEFT) * Math.min(1, decades / DECADES);
    }

    public boolean reached() {
        return gap <= GOAL;
    }
}
