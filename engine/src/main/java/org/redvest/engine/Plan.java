package org.redvest.engine;

import java.io.Serializable;
import java.util.List;

/**
 * Who should be asked for what, with its proof: the prices show that no plan is worth more than {@code priceBound}. Amounts are in
 * {@link Points micros}, lists are sorted by id in {@link Ids#UTF8_ORDER}.
 *
 * @param assignments the pairs of the plan, by volunteer, then need
 * @param prices one line for each need
 * @param objective what the plan is worth
 * @param bound no plan is worth more
 * @param priceBound what the prices alone prove; at least {@code bound}, and above it only where small parts were searched exactly
 * @param stopped why the planner stopped
 * @param eligiblePairs pairs that the rules (or the list of pairs) and the decisions allow
 * @param relaxed of how many volunteers the bounds know the best bundle from above only, because their minutes are of too great a variety
 *     to be counted one by one; where there are any, the prices prove a little more than {@code priceBound} says
 */
public record Plan(
        List<Assignment> assignments,
        List<Price> prices,
        long objective,
        long bound,
        long priceBound,
        Stopped stopped,
        long eligiblePairs,
        int relaxed)
        implements Serializable {

    public Plan {
        assignments = List.copyOf(assignments);
        prices = List.copyOf(prices);
    }

    /** One volunteer asked for one place of one need. */
    public record Assignment(String volunteer, String need, double kilometres, long points) implements Serializable {}

    /**
     * What one more place of a need would bring at most, and how well it is staffed.
     *
     * @param price in micros, ≥ 0
     * @param eligible how many people could serve
     */
    public record Price(String need, int places, int filled, long price, int eligible, Shortage shortage)
            implements Serializable {}

    /** Why a need is short of people. */
    public enum Shortage {
        /** It is not: every place is filled. */
        NONE,
        NOBODY_ELIGIBLE,
        /** Nobody is left for whom it would pay. */
        NOT_WORTH,
        /** All who could serve do better elsewhere. */
        ELSEWHERE
    }

    /** Why the planner stopped. */
    public enum Stopped {
        /** The asked gap is reached. */
        GAP,
        /** A full round improved neither plan nor bound. */
        STALLED,
        /** The listener said that the time is up. */
        TIME,
        /** The listener said that somebody asked to stop. */
        INTERRUPTED
    }

    public double gap() {
        return gap(objective, bound);
    }

    public static double gap(long objective, long bound) {
        return (bound - objective) / Math.max(Math.abs((double) bound), 1);
    }
}
