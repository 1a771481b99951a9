package org.redvest.engine;

/**
 * Hears how the planning goes and may end it: the engine has no clock, so time limits live here. All calls come from the thread that
 * called {@link Planner#plan}.
 */
public interface Listener {

    /** Hears nothing, never ends. */
    Listener NONE = progress -> Verdict.GO_ON;

    /** What the listener wants next. */
    enum Verdict {
        GO_ON,
        /** Stop with the best plan so far, because the time is over. */
        TIME_IS_UP,
        /** Stop with the best plan so far, because somebody asked. */
        INTERRUPT
    }

    /** What the planner is busy with. */
    enum Phase {
        /** Finding the eligible pairs. */
        PAIRS,
        /** Finding prices and the plan. */
        SOLVE,
        /** Putting the answer together. */
        ANSWER
    }

    /**
     * Called many times a second while solving, so that a time limit is kept; the figures change only from round to round.
     *
     * @return whether to go on
     */
    Verdict heard(Progress progress);

    /** Called as each phase begins, so that somebody with a clock can tell them apart. */
    default void entered(Phase phase) {}

    /**
     * How far the planning is.
     *
     * @param objective micros of the best plan so far
     * @param bound micros that no plan can exceed; {@link Long#MAX_VALUE} while unknown
     * @param filled places filled in the best plan so far
     * @param places places in all
     * @param eligiblePairs how many pairs are eligible
     */
    record Progress(long objective, long bound, long filled, long places, long eligiblePairs) {
        /** (bound − objective) / |bound|, 1 while the bound is unknown. */
        public double gap() {
            return bound == Long.MAX_VALUE ? 1 : Plan.gap(objective, bound);
        }
    }
}
