package org.redvest.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

    /** @param problem the need, those who could serve it, and all else that they could serve */
    Vicinity(Problem problem, Need subject, Map<String, Long> priceOf) {
        var numbering = new Numbering(problem);
        var workers = new Workers(1);
        market = new Market(
                numbering.volunteers,
                numbering.needs,
                problem.parameters(),
                Candidates.find(problem, numbering, workers),
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
        return narrowed(problem, people, problem.needs(), pair -> ids.contains(pair.volunteer()));
    }

    /** With these people and needs alone, and what is said of the pairs that are kept. */
    static Problem narrowed(Problem problem, List<Volunteer> people, List<Need> needs, Predicate<Pair> kept) {
        var scores = problem.scoring().scores().stream()
                .filter(s -> kept.test(new Pair(s.volunteer(), s.need())))
                .toList();
        return new Problem(
                people,
                needs,
                switch (problem.scoring()) {
                    case Scoring.ByDistance _ -> new Scoring.ByDistance(scores);
                    case Scoring.Listed _ -> new Scoring.Listed(scores);
                },
                problem.held().stream().filter(kept).toList(),
                problem.barred().stream().filter(kept).toList(),
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
        long with = bestWith(volunteer);
        long without = bestBeside(volunteer);
        // a bundle without the need seems to lose all that would force it in
        return with - without < FORCED / 2 - forced(volunteer) ? IMPOSSIBLE : with - without;
    }

    /** What the volunteer's best bundle with the need is worth, were its place free of charge. They have an edge to it. */
    long bestWith(int volunteer) {
        long forced = forced(volunteer);
        return oracle.bestExcept(volunteer, price, need, -forced).most() - forced;
    }

    /** What their best bundle without it is worth. */
    long bestBeside(int volunteer) {
        return oracle.bestExcept(volunteer, price, need, Market.NEVER).most();
    }

    private long forced(int volunteer) {
        return FORCED + Math.max(0, -market.edgePoints[market.edge(volunteer, need)]);
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

    /** Whose radius was widened for this need goes no farther to others than before. */
    void keepRadii(Map<String, Volunteer> asTheyAre) {
        for (int v = 0; v < market.volunteerCount(); v++) {
            Volunteer itself = asTheyAre.get(market.volunteers.get(v).id());
            for (int e = market.firstEdge[v]; itself != null && e < market.firstEdge[v + 1]; e++) {
                Need other = market.needs.get(market.edgeNeed[e]);
                if (market.edgeNeed[e] != need
                        && !market.held.get(e)
                        && !Eligibility.within(other.site().kilometresTo(itself.home()), itself.radiusKm())) {
                    market.edgePoints[e] = -Market.NEVER;
                }
            }
        }
    }
}
