package org.redvest.engine;

import org.redvest.engine.market.Market;
import org.redvest.engine.market.Workers;

/** Markets of problems, for the tests of the packages within. */
public final class Markets {
    private Markets() {}

    public static Market of(Problem problem, Options options, Workers workers) {
        return Planner.market(problem, options, workers);
    }
}
