package org.redvest.scale;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.redvest.engine.Listener;
import org.redvest.engine.Need;
import org.redvest.engine.Options;
import org.redvest.engine.Plan;
import org.redvest.engine.Planner;
import org.redvest.engine.PriceProof;

/** A region's plan, made where the region is. It is the engine's plan of the region's problem; the rest is told of it. */
record RegionPlan(RegionOrder order, Plan plan) implements Serializable {

    /** Finds who can serve what and plans nothing. */
    private static final Listener ONLY_PAIRS = _ -> Listener.Verdict.TIME_IS_UP;

    static RegionPlan of(RegionPeople people, List<Need> all, RegionOrder order, ProvinceOptions options) {
        return of(people, all, order, options.ofRegion(), options.untilDeadline());
    }

    /** The same, but the plan itself is of no use: only who can serve what. */
    static RegionPlan survey(RegionPeople people, List<Need> all, RegionOrder order, ProvinceOptions options) {
        return of(people, all, order, options.ofRegion(), ONLY_PAIRS);
    }

    private static RegionPlan of(
            RegionPeople people, List<Need> all, RegionOrder order, Options options, Listener listener) {
        return new RegionPlan(order, Planner.plan(people.problem(order.needs(all)), options, listener));
    }

    /** What given prices prove of a region with its quotas. */
    static PriceProof proof(RegionPeople people, List<Need> all, RegionOrder order, long[] prices, int threads) {
        Map<String, Long> priceOf = HashMap.newHashMap(order.need().length);
        for (int need : order.need()) {
            priceOf.put(all.get(need).id(), prices[need]);
        }
        return PriceProof.of(people.problem(order.needs(all)), priceOf, threads);
    }

    RegionReport report(RegionPeople people, List<Need> all) {
        var holders = holders(people);
        Map<String, Integer> held = new HashMap<>();
        people.held().forEach(pair -> held.merge(pair.need(), 1, Integer::sum));
        Map<String, Plan.Price> prices = HashMap.newHashMap(plan.prices().size());
        plan.prices().forEach(price -> prices.put(price.need(), price));
        var lines = new ArrayList<RegionReport.Line>();
        for (int need : order.need()) {
            var price = prices.get(all.get(need).id());
            if (price != null && (price.eligible() > 0 || price.filled() > 0)) {
                lines.add(new RegionReport.Line(
                        need,
                        price.price(),
                        price.eligible(),
                        held.getOrDefault(price.need(), 0),
                        holders.getOrDefault(price.need(), List.of()).stream()
                                .mapToInt(region -> region)
                                .sorted()
                                .toArray()));
            }
        }
        return new RegionReport(
                order.region(),
                plan.objective(),
                plan.bound(),
                plan.priceBound(),
                plan.relaxed(),
                plan.assignments().size(),
                plan.eligiblePairs(),
                plan.stopped(),
                lines);
    }

    /** By need, the regions of the next cut in which those are who serve it. */
    private Map<String, List<Integer>> holders(RegionPeople people) {
        if (order.next().length == 0) {
            return Map.of();
        }
        Map<String, Integer> places = HashMap.newHashMap(people.volunteers().size());
        people.volunteers().forEach(volunteer -> places.put(volunteer.id(), places.size()));
        ToIntFunction<String> region = volunteer -> order.next()[places.getOrDefault(volunteer, -1)];
        Map<String, List<Integer>> holders = new HashMap<>();
        plan.assignments()
                .forEach(pair -> holders.computeIfAbsent(pair.need(), _ -> new ArrayList<>())
                        .add(region.applyAsInt(pair.volunteer())));
        return holders;
    }
}
