package org.redvest.bench;

import java.time.Duration;
import java.util.OptionalDouble;

/** Somebody else's way to plan. */
interface Peer {

    /** Whatever is needed once and is no part of planning, such as loading native code. */
    default void prepare() {}

    /** Plans within the limit where it can be told one, and traces each better plan. */
    Outcome solve(Market market, Duration limit, Progress progress);

    /**
     * @param pairs chosen, by their places in the market; empty where only a bound was sought
     * @param bound in points, where the peer proves one
     */
    record Outcome(int[] pairs, OptionalDouble bound) {}

    /** Hears of a better plan, in points. */
    interface Progress {
        void better(double objective);
    }
}
