package org.redvest.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.engine.auction.FallingPrices;
import org.redvest.engine.auction.Solver;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/**
 * A plan kept warm, so that a cancellation is repaired in milliseconds: the hole lowers its price until a volunteer comes, who
 * may leave a smaller hole (the falling-price phase, on the holes only). Not thread-safe.
 */
public final class LivePlan {
    private static final int STEPS_OF_USUAL = 5000;
    /** What an edge is worth that must not be taken again. */
    private static final long NEVER_AGAIN = Long.MIN_VALUE / 16;

    private final Market market;
    private final Roster roster;
    private final FallingPrices falling;
    private final long[] price;
    private final long step;
    private final Map<String, Integer> volunteerNumber = new HashMap<>();
    private final Map<String, Integer> needNumber = new HashMap<>();

    private LivePlan(Market market, Plan plan) {
        this.market = market;
        for (int v = 0; v < market.volunteerCount(); v++) {
            volunteerNumber.put(market.volunteers.get(v).id(), v);
        }
        for (int g = 0; g < market.needCount(); g++) {
            needNumber.put(market.needs.get(g).id(), g);
        }
        roster = new Roster(market);
        for (var assignment : plan.assignments()) {
            int edge = edge(assignment.volunteer(), assignment.need());
            if (!roster.takes(edge)) {
                roster.take(edge);
            }
        }
        price = new long[market.needCount()];
        plan.prices().forEach(p -> price[number(needNumber, "need", p.need())] = p.price());
        falling = new FallingPrices(market, roster, price, new Workers(1));
        step = Math.max(1, Solver.usualPoints(Solver.highestPoints(market)) / STEPS_OF_USUAL);
    }

    /** Takes some seconds for a city: the eligible pairs are found anew. */
    public static LivePlan of(Problem problem, Plan plan, Options options) {
        return new LivePlan(Planner.market(problem, options, new Workers(options.threads())), plan);
    }

    /**
     * What a repair changed.
     *
     * @param dropped pairs that are no longer in the plan, the cancelled one first
     * @param added pairs that are new in it
     * @param change of the objective in micros
     */
    public record Repair(List<Pair> dropped, List<Pair> added, long change) {
        public Repair {
            dropped = List.copyOf(dropped);
            added = List.copyOf(added);
        }
    }

    /**
     * The volunteer cannot serve the need after all, and is not asked for it again. A pair that is not in the plan is an
     * {@link IllegalArgumentException}.
     */
    public Repair cancel(String volunteer, String need) {
        int cancelled = edge(volunteer, need);
        if (!roster.takes(cancelled)) {
            throw new IllegalArgumentException("(%s, %s) is not in the plan".formatted(volunteer, need));
        }
        int volunteerOfIt = market.volunteer(cancelled);
        long points = market.edgePoints[cancelled];
        market.edgePoints[cancelled] = NEVER_AGAIN;
        if (market.held.get(cancelled)) {
            market.held.clear(cancelled);
            market.heldCount[volunteerOfIt]--;
        }
        roster.startJournal();
        roster.drop(cancelled);
        falling.enqueue(market.edgeNeed[cancelled]);
        falling.run(step, () -> false);
        return repair(cancelled, points);
    }

    private Repair repair(int cancelled, long points) {
        var dropped = new ArrayList<Pair>();
        var added = new ArrayList<Pair>();
        Map<Integer, Integer> moreShifts = new HashMap<>();
        dropped.add(pair(cancelled));
        long change = -points;
        moreShifts.merge(market.volunteer(cancelled), -1, Integer::sum);
        for (int e : roster.changed()) {
            if (e == cancelled) {
                continue;
            }
            boolean taken = roster.takes(e);
            (taken ? added : dropped).add(pair(e));
            change += taken ? market.edgePoints[e] : -market.edgePoints[e];
            moreShifts.merge(market.volunteer(e), taken ? 1 : -1, Integer::sum);
        }
        for (var entry : moreShifts.entrySet()) {
            int now = roster.shifts(entry.getKey());
            change -= market.fatigue[now] - market.fatigue[now - entry.getValue()];
        }
        return new Repair(dropped, added, change);
    }

    private Pair pair(int edge) {
        return new Pair(
                market.volunteers.get(market.volunteer(edge)).id(),
                market.needs.get(market.edgeNeed[edge]).id());
    }

    private int edge(String volunteer, String need) {
        int edge = market.edge(number(volunteerNumber, "volunteer", volunteer), number(needNumber, "need", need));
        if (edge < 0) {
            throw new IllegalArgumentException("(%s, %s) is not an eligible pair".formatted(volunteer, need));
        }
        return edge;
    }

    private static int number(Map<String, Integer> numbers, String what, String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            throw new IllegalArgumentException("There is no %s %s".formatted(what, id));
        }
        return number;
    }
}
