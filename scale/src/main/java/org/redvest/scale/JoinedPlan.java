package org.redvest.scale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.engine.Ids;
import org.redvest.engine.Need;
import org.redvest.engine.Plan;
import org.redvest.engine.Plan.Assignment;
import org.redvest.engine.Plan.Price;
import org.redvest.engine.Plan.Shortage;

/** Joins the regions' plans to one: the pairs are put together, the filled places of each need added, and each need has one price. */
final class JoinedPlan {
    private final Map<String, Integer> filled = new HashMap<>();
    private final Map<String, Shortage> shortage = new HashMap<>();

    private JoinedPlan() {}

    /** @param eligible by need, how many people of all regions could serve */
    static Plan of(List<Plan> plans, List<Need> needs, int[] eligible, ProvenBound bound, Plan.Stopped stopped) {
        var joined = new JoinedPlan();
        plans.forEach(joined::count);
        var pairs = new ArrayList<Assignment>();
        plans.forEach(plan -> pairs.addAll(plan.assignments()));
        pairs.sort(Comparator.comparing(Assignment::volunteer, Ids.UTF8_ORDER)
                .thenComparing(Assignment::need, Ids.UTF8_ORDER));
        return new Plan(
                pairs,
                joined.prices(needs, eligible, bound.prices()),
                plans.stream().mapToLong(Plan::objective).reduce(0, Math::addExact),
                bound.value(),
                bound.byPrices(),
                stopped,
                plans.stream().mapToLong(Plan::eligiblePairs).sum(),
                bound.relaxed());
    }

    private void count(Plan plan) {
        for (var price : plan.prices()) {
            filled.merge(price.need(), price.filled(), Integer::sum);
            shortage.merge(price.need(), shortage(price), JoinedPlan::joined);
        }
    }

    /** A region whose quota is full may have more people who could serve and are not asked to: they are elsewhere. */
    private static Shortage shortage(Price price) {
        return price.shortage() == Shortage.NONE && price.eligible() > price.filled()
                ? Shortage.ELSEWHERE
                : price.shortage();
    }

    private static Shortage joined(Shortage one, Shortage other) {
        return one == Shortage.ELSEWHERE || other == Shortage.ELSEWHERE ? Shortage.ELSEWHERE : Shortage.NOT_WORTH;
    }

    private List<Price> prices(List<Need> needs, int[] eligible, long[] price) {
        var lines = new ArrayList<Price>(needs.size());
        for (int n = 0; n < needs.size(); n++) {
            var need = needs.get(n);
            int taken = filled.getOrDefault(need.id(), 0);
            lines.add(new Price(
                    need.id(), need.places(), taken, price[n], eligible[n], shortage(need, taken, eligible[n])));
        }
        lines.sort(Comparator.comparing(Price::need, Ids.UTF8_ORDER));
        return lines;
    }

    private Shortage shortage(Need need, int taken, int eligible) {
        if (taken >= need.places()) {
            return Shortage.NONE;
        }
        return eligible == 0 ? Shortage.NOBODY_ELIGIBLE : shortage.getOrDefault(need.id(), Shortage.NOT_WORTH);
    }
}
