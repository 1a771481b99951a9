package org.redvest.engine;

/** Plans a whole city and proves how good the plan is. */
public final class Planner {

    private Planner() {}

    /**
     * The same problem (its lists in any order), options and seed give the same plan on any number of threads, unless the listener
     * stops it.
     */
    public static Plan plan(Problem problem, Options options, Listener listener) {
        throw new UnsupportedOperationException("The planner is not written yet");
    }
}
