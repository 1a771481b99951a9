package org.redvest.engine;

import java.io.Serializable;
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
import org.redvest.engine.market.Workers;

/**
 * Advantages say why each pair of a plan is in it, for the whole plan at once: what {@link Explainer#why} answers for one pair as {@link Why.Serves}. Only
 * the plan's own people are looked at, so it costs about as much as one bound pass over them.
 */
public final class Advantages {

    private static final long FORCED = 1L << 50;

    private final Market market;
    private final Map<String, Integer> needNumber = new HashMap<>();
    private final long[] price;

    private Advantages(Market market, Plan plan) {
        this.market = market;
        for (int g = 0; g < market.needCount(); g++) {
            needNumber.put(market.needs.get(g).id(), g);
        }
        price = new long[market.needCount()];
        for (Plan.Price each : plan.prices()) {
            Integer number = needNumber.get(each.need());
            if (number == null) {
                throw new IllegalArgumentException("There is no need " + each.need());
            }
            price[number] = each.price();
        }
    }

    /**
     * A pair of the plan.
     *
     * @param micros what the volunteer's best bundle at the plan's prices would lose without this need; near 0: another person could come as
     *     well
     * @param instead the needs that they would serve then
     */
    public record Advantage(String volunteer, String need, long micros, List<String> instead) implements Serializable {
        public Advantage {
            instead = List.copyOf(instead);
        }
    }

    /** In the order of the plan's assignments, without the held pairs: they are in every plan. */
    public static List<Advantage> of(Problem problem, Plan plan, int threads) {
        Map<String, List<Plan.Assignment>> byVolunteer = new HashMap<>();
        Set<Pair> held = new HashSet<>(problem.held());
        plan.assignments().stream()
                .filter(a -> !held.contains(new Pair(a.volunteer(), a.need())))
                .forEach(a -> byVolunteer
                        .computeIfAbsent(a.volunteer(), _ -> new ArrayList<>())
                        .add(a));
        var people = problem.volunteers().stream()
                .filter(v -> byVolunteer.containsKey(v.id()))
                .toList();
        var narrowed = Vicinity.narrowed(problem, people);
        var workers = new Workers(threads);
        var market = Planner.market(narrowed, new Options(0, 0, threads), workers);
        return new Advantages(market, plan).of(byVolunteer, workers, plan, held);
    }

    private List<Advantage> of(
            Map<String, List<Plan.Assignment>> byVolunteer, Workers workers, Plan plan, Set<Pair> held) {
        var found = new Advantage[market.volunteerCount()][];
        workers.run(market.volunteerCount(), () -> {
            var oracle = new BundleOracle(market);
            return v ->
                    found[v] = byVolunteer.getOrDefault(market.volunteers.get(v).id(), List.of()).stream()
                            .map(assignment -> advantage(v, assignment.need(), oracle))
                            .toArray(Advantage[]::new);
        });
        Map<Pair, Advantage> ofPair = new HashMap<>();
        Arrays.stream(found).flatMap(Arrays::stream).forEach(a -> ofPair.put(new Pair(a.volunteer(), a.need()), a));
        return plan.assignments().stream()
                .map(a -> new Pair(a.volunteer(), a.need()))
                .filter(pair -> !held.contains(pair))
                .map(ofPair::get)
                .toList();
    }

    private Advantage advantage(int v, String needId, BundleOracle oracle) {
        int need = needNumber.getOrDefault(needId, -1);
        if (need < 0 || market.edge(v, need) < 0) {
            throw new IllegalArgumentException("(%s, %s) is not an eligible pair"
                    .formatted(market.volunteers.get(v).id(), needId));
        }
        long forced = FORCED + Math.max(0, -market.edgePoints[market.edge(v, need)]);
        long with = oracle.bestExcept(v, price, need, -forced).most() - forced;
        Bundle without = oracle.bestExcept(v, price, need, Market.NEVER);
        var instead = new ArrayList<String>();
        for (int i = 0; i < without.size(); i++) {
            instead.add(market.needs.get(market.edgeNeed[without.edge(i)]).id());
        }
        instead.sort(Ids.UTF8_ORDER);
        return new Advantage(market.volunteers.get(v).id(), needId, with - without.most() - price[need], instead);
    }
}
