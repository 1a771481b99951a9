package org.redvest.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.redvest.engine.Need;
import org.redvest.engine.Plan;
import org.redvest.engine.PriceProof;

/** Plans regions in this process, one after the other: what Spark must give too. */
final class LocalFleet implements Fleet {
    private final List<Need> needs;
    private final ProvinceOptions options;
    private final List<List<RegionPeople>> cuts = new ArrayList<>();
    private final Map<RegionOrder, RegionPlan> plans = new HashMap<>();

    LocalFleet(List<Need> needs, ProvinceOptions options) {
        this.needs = needs;
        this.options = options;
    }

    @Override
    public int open(List<RegionPeople> regions) {
        cuts.add(regions);
        return cuts.size() - 1;
    }

    @Override
    public List<RegionReport> survey(int cut) {
        var reports = new ArrayList<RegionReport>();
        for (int region = 0; region < cuts.get(cut).size(); region++) {
            var people = cuts.get(cut).get(region);
            var order = RegionOrder.everything(cut, region, needs);
            reports.add(RegionPlan.survey(people, needs, order, options).report(people, needs));
        }
        return reports;
    }

    @Override
    public List<RegionReport> plan(List<RegionOrder> orders) {
        var reports = new ArrayList<RegionReport>();
        for (var order : orders) {
            var plan = RegionPlan.of(people(order), needs, order, options);
            plans.put(order, plan);
            reports.add(plan.report(people(order), needs));
        }
        return reports;
    }

    @Override
    public List<PriceProof> prove(List<RegionOrder> orders, long[] prices) {
        return orders.stream()
                .map(order -> RegionPlan.proof(people(order), needs, order, prices, options.threads()))
                .toList();
    }

    @Override
    public List<Plan> fetch(List<RegionOrder> orders) {
        return orders.stream()
                .map(order -> Objects.requireNonNull(plans.get(order)).plan())
                .toList();
    }

    private RegionPeople people(RegionOrder order) {
        return cuts.get(order.cut()).get(order.region());
    }
}
