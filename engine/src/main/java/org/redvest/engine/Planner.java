package org.redvest.engine;

import java.util.Arrays;
import org.redvest.engine.auction.Pulse;
import org.redvest.engine.auction.Solver;
import org.redvest.engine.exact.SmallParts;
import org.redvest.engine.market.Edges;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Numbering;
import org.redvest.engine.market.Workers;
import org.redvest.engine.pairs.Candidates;

/** The planner plans a whole city by an auction and an exact search of small parts, and proves how good the plan is. */
public final class Planner {

    private Planner() {}

    /**
     * The same problem (its lists in any order), options and seed give the same plan on any number of threads, unless the listener
     * stops it.
     */
    public static Plan plan(Problem problem, Options options, Listener listener) {
        var workers = new Workers(options.threads());
        listener.entered(Listener.Phase.PAIRS);
        var numbering = new Numbering(problem);
        Edges edges = Candidates.find(problem, numbering, workers);
        listener.entered(Listener.Phase.SOLVE);
        Market market = market(problem, numbering, edges, options, workers);
        long eligiblePairs = market.edgeCount()
                - Arrays.stream(market.heldAgainstTheRules).asLongStream().sum();
        var pulse =
                new Pulse(listener, Arrays.stream(market.places).asLongStream().sum(), eligiblePairs);
        var solver = new Solver(market, options.gap(), workers, pulse);
        Plan.Stopped stopped = solver.solve();
        var parts = new SmallParts(market, solver, pulse);
        if (!pulse.stopped()) {
            parts.close();
        }
        if (Plan.gap(parts.objective(), parts.bound()) <= options.gap()) {
            stopped = Plan.Stopped.GAP;
        }
        listener.entered(Listener.Phase.ANSWER);
        var answer = new Answer(market, parts.plan(), solver.prices());
        return new Plan(
                answer.assignments(),
                answer.prices(),
                parts.objective(),
                parts.bound(),
                solver.bound(),
                stopped,
                eligiblePairs,
                solver.relaxed());
    }

    static Market market(Problem problem, Options options, Workers workers) {
        var numbering = new Numbering(problem);
        return market(problem, numbering, Candidates.find(problem, numbering, workers), options, workers);
    }

    private static Market market(Problem problem, Numbering numbering, Edges edges, Options options, Workers workers) {
        return new Market(numbering.volunteers, numbering.needs, problem.parameters(), edges, options.seed(), workers);
    }
}
