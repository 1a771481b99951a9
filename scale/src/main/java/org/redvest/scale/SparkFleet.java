package org.redvest.scale;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.redvest.engine.Need;
import org.redvest.engine.Plan;
import org.redvest.engine.PriceProof;

/**
 * Plans regions on Spark, each as one task. People travel once for each cut, and only to where they are planned. A task has no effect but
 * its result, and the result depends on its order alone: run twice, or again after its machine was lost, it gives the same.
 */
final class SparkFleet implements Fleet {
    private final JavaSparkContext spark;
    private final Broadcast<List<Need>> needs;
    private final ProvinceOptions options;
    private final List<List<Seat>> cuts = new ArrayList<>();
    private final IdentityHashMap<RegionOrder, JavaRDD<Planned>> planned = new IdentityHashMap<>();

    SparkFleet(JavaSparkContext spark, List<Need> needs, ProvinceOptions options) {
        this.spark = spark;
        this.needs = spark.broadcast(needs);
        this.options = options;
    }

    /** An order with the people it is about, who are fetched where it is carried out. */
    private record Task(RegionOrder order, Broadcast<RegionPeople> people) implements Serializable {}

    /** A region's people, to be fetched by whom it concerns, and how many they are. */
    private record Seat(Broadcast<RegionPeople> people, int size) {}

    private record Planned(int region, Plan plan, RegionReport report) implements Serializable {}

    private record Proved(int region, PriceProof proof) implements Serializable {}

    @Override
    public int open(List<RegionPeople> regions) {
        cuts.add(regions.stream()
                .map(people ->
                        new Seat(spark.broadcast(people), people.volunteers().size()))
                .toList());
        return cuts.size() - 1;
    }

    @Override
    public List<RegionReport> survey(int cut) {
        var all = needs;
        var settings = options;
        Function<Task, RegionReport> survey = task -> {
            var everything = RegionOrder.everything(cut, task.order.region(), all.value());
            return RegionPlan.survey(task.people.value(), all.value(), everything, settings)
                    .report(task.people.value(), all.value());
        };
        var orders = IntStream.range(0, cuts.get(cut).size())
                .mapToObj(region -> RegionOrder.everything(cut, region, List.of()))
                .toList();
        return inOrder(tasks(orders).map(survey).collect());
    }

    @Override
    public List<RegionReport> plan(List<RegionOrder> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var all = needs;
        var settings = options;
        Function<Task, Planned> plan = task -> {
            var made = RegionPlan.of(task.people.value(), all.value(), task.order, settings);
            return new Planned(task.order.region(), made.plan(), made.report(task.people.value(), all.value()));
        };
        var plans = tasks(orders).map(plan).persist(StorageLevel.MEMORY_AND_DISK());
        orders.forEach(order -> planned.put(order, plans));
        return inOrder(plans.map(Planned::report).collect());
    }

    private static List<RegionReport> inOrder(List<RegionReport> reports) {
        return reports.stream()
                .sorted(Comparator.comparingInt(RegionReport::region))
                .toList();
    }

    @Override
    public List<PriceProof> prove(List<RegionOrder> orders, long[] prices) {
        if (orders.isEmpty()) {
            return List.of();
        }
        var all = needs;
        int threads = options.threads();
        var stated = spark.broadcast(prices);
        Function<Task, Proved> prove = task -> new Proved(
                task.order.region(),
                RegionPlan.proof(task.people.value(), all.value(), task.order, stated.value(), threads));
        var proofs = tasks(orders).map(prove).collect().stream()
                .sorted(Comparator.comparingInt(Proved::region))
                .map(Proved::proof)
                .toList();
        stated.destroy();
        return proofs;
    }

    @Override
    public List<Plan> fetch(List<RegionOrder> orders) {
        IdentityHashMap<JavaRDD<Planned>, List<Integer>> regionsOf = new IdentityHashMap<>();
        orders.forEach(order -> regionsOf
                .computeIfAbsent(planned.get(order), _ -> new ArrayList<>())
                .add(order.region()));
        var plans = new ArrayList<Plan>();
        regionsOf.forEach((rdd, regions) -> {
            var wanted = List.copyOf(regions);
            rdd.filter(made -> wanted.contains(made.region))
                    .map(Planned::plan)
                    .collect()
                    .forEach(plans::add);
        });
        return plans;
    }

    /** One partition for each region, the largest first: a small one then fills the time that is left at the end. */
    private JavaRDD<Task> tasks(List<RegionOrder> orders) {
        var tasks = orders.stream()
                .sorted(Comparator.comparingInt(order -> -seat(order).size()))
                .map(order -> new Task(order, seat(order).people()))
                .toList();
        return spark.parallelize(tasks, tasks.size());
    }

    private Seat seat(RegionOrder order) {
        return cuts.get(order.cut()).get(order.region());
    }
}
