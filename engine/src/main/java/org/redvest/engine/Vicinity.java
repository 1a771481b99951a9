package org.redvest.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.engine.bundles.Bundle;
import org.redvest.engine.bundles.BundleOracle;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Numbering;
import org.redvest.engine.market.Workers;
import org.redvest.engine.pairs.Candidates;

/**
 * A vicinity is one need, those who could serve it, and all else that they could serve: enough of the market to answer for that need from
 * prices.
 */
final class Vicinity {
    private static final long FORCED = 1L << 50;
    /** Worth of what cannot be. */
    static final long IMPOSSIBLE = Long.MIN_VALUE / 4;

    final Market market;
    final int need;
    private final long[] price;
    private final BundleOracle oracle;
    private final Map<String, Integer> volunteerNumber = new HashMap<>();

    Vicinity(Problem problem, Need subject, List<Volunteer> people, Map<String, Long> priceOf) {
        var narrowed = narrowed(problem, people);
        var numbering = new Numbering(narrowed);
        var workers = new Workers(1);
        market = new Market(
                numbering.volunteers,
                numbering.needs,
                problem.parameters(),
                Candidates.find(narrowed, numbering, workers),
                0,
                workers);
        need = numbering.needs.indexOf(subject);
        price = numbering.needs.stream()
                .mapToLong(n -> priceOf.getOrDefault(n.id(), 0L))
                .toArray();
        oracle = new BundleOracle(market);
        for (int v = 0; v < market.volunteerCount(); v++) {
            volunteerNumber.put(numbering.volunteers.get(v).id(), v);
        }
    }

    /** Without the other people, and without what is said of them. */
    static Problem narrowed(Problem problem, List<Volunteer> people) {
        Set<String> ids = new HashSet<>();
        people.forEach(v -> ids.add(v.id()));
        var scores = problem.scoring().scores().stream()
                .filter(s -> ids.contains(s.volunteer()))
                .toList();
        return new Problem(
                people,
                problem.needs(),
                switch (problem.scoring()) {
                    case Scoring.ByDistance _ -> new Scoring.ByDistance(scores);
                    case Scoring.Listed _ -> new Scoring.Listed(scores);
                },
                problem.held().stream().filter(p -> ids.contains(p.volunteer())).toList(),
                problem.barred().stream()
                        .filter(p -> ids.contains(p.volunteer()))
                        .toList(),
                problem.parameters());
    }

    int volunteer(String id) {
        return volunteerNumber.getOrDefault(id, -1);
    }

    /** The volunteer's edge to the need, −1 when there is none. */
    int edge(int volunteer) {
        return market.edge(volunteer, need);
    }

    /**
     * What the volunteer's best bundle with the need is worth more than their best one without it, were the place free of charge. Where
     * the minutes of their needs are of too great a variety both are known from above only ({@link Bundle#relaxed()}), and the
     * difference is an estimate that may err to either side.
     */
    long reservation(int volunteer) {
        long forced = FORCED + Math.max(0, -market.edgePoints[market.edge(volunteer, need)]);
        long with = oracle.bestExcept(volunteer, price, need, -forced).most() - forced;
        long without = oracle.bestExcept(volunteer, price, need, Market.NEVER).most();
        // a bundle without the need seems to lose all that would force it in
        return with - without < FORCED / 2 - forced ? IMPOSSIBLE : with - without;
    }

    /** The ids of the needs in the volunteer's best bundle without this one. */
    List<String> bestWithout(int volunteer) {
        Bundle best = oracle.bestExcept(volunteer, price, need, Market.NEVER);
        var needs = new ArrayList<String>();
        for (int i = 0; i < best.size(); i++) {
            needs.add(market.needs.get(market.edgeNeed[best.edge(i)]).id());
        }
        needs.sort(Ids.UTF8_ORDER);
        return needs;
    }

    int eligible() {
        return market.eligible(need);
    }

    /** How many places are held: they cost and bring the same whatever is asked. */
    int held() {
        return (int) Arrays.stream(market.needEdges, market.needFirst[need], market.needFirst[need + 1])
                .filter(market.held::get)
                .count();
    }

    /** Nobody's radius for other needs changes because it does for this one. */
    void keepOtherRadii(Map<String, Double> radiusKm) {
        for (int v = 0; v < market.volunteerCount(); v++) {
            Volunteer volunteer = market.volunteers.get(v);
            double radius = radiusKm.getOrDefault(volunteer.id(), volunteer.radiusKm());
            for (int e = market.firstEdge[v]; radius < volunteer.radiusKm() && e < market.firstEdge[v + 1]; e++) {
                Need other = market.needs.get(market.edgeNeed[e]);
                if (market.edgeNeed[e] != need
                        && !market.held.get(e)
                        && !Eligibility.within(other.site().kilometresTo(volunteer.home()), radius)) {
                    market.edgePoints[e] = -Market.NEVER;
                }
            }
        }
    }

    /** What those who could serve, and do not hold it already, would pay for a place, highest first. */
    long[] reservations() {
        long[] ascending = Arrays.stream(market.needEdges, market.needFirst[need], market.needFirst[need + 1])
                .filter(e -> !market.held.get(e))
                .mapToLong(e -> reservation(market.volunteer(e)))
                .sorted()
                .toArray();
        long[] descending = new long[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
        }
        return descending;
    }
}
