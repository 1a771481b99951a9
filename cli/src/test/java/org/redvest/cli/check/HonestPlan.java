package org.redvest.cli.check;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.redvest.cli.Given;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.rules.Rules;

/** A plan of given pairs with given prices, all its claims true: something to tamper with. */
final class HonestPlan {
    private final Pairs pairs;
    private final Instance instance;
    private final Map<Integer, List<Integer>> plan = new TreeMap<>();
    private final long[] prices;

    private HonestPlan(Instance instance, long[] prices) {
        this.instance = instance;
        this.pairs = new Pairs(instance);
        this.prices = prices;
    }

    /** Pairs such as {@code An-clinic}. */
    static Given write(Given given, Given plan, long[] prices, String... chosen) {
        var honest = new HonestPlan(given.instance(), prices);
        for (var pair : chosen) {
            var ids = pair.split("-", 2);
            honest.plan
                    .computeIfAbsent(honest.volunteer(ids[0]), _ -> new java.util.ArrayList<>())
                    .add(honest.need(ids[1]));
        }
        return plan.with("plan.csv", honest.planCsv())
                .with("prices.csv", honest.pricesCsv())
                .with("summary.json", honest.summaryJson());
    }

    private int volunteer(String id) {
        return IntStream.range(0, instance.volunteers().size())
                .filter(v -> instance.volunteers().get(v).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private int need(String id) {
        return IntStream.range(0, instance.needs().size())
                .filter(n -> instance.needs().get(n).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String planCsv() {
        var csv = new StringBuilder("volunteer,need,distance_km,points\n");
        plan.forEach((v, needs) -> needs.forEach(n -> csv.append(String.format(
                "%s,%s,%.3f,%s\n",
                pairs.volunteer(v).id(),
                pairs.need(n).id(),
                Rules.kilometres(pairs.volunteer(v).home(), pairs.need(n).site()),
                Amounts.format(pairs.points(v, n))))));
        return csv.toString();
    }

    private String pricesCsv() {
        var csv = new StringBuilder("need,places,filled,price,eligible,reason\n");
        var eligible = PriceBound.of(pairs, prices).eligible();
        for (int n = 0; n < prices.length; n++) {
            var need = n;
            var filled =
                    plan.values().stream().filter(needs -> needs.contains(need)).count();
            var full = filled == pairs.need(n).places();
            csv.append(String.format(
                    "%s,%d,%d,%s,%d,%s\n",
                    pairs.need(n).id(),
                    pairs.need(n).places(),
                    filled,
                    Amounts.format(prices[n]),
                    eligible[n],
                    full ? "" : eligible[n] == 0 ? "nobody-eligible" : "elsewhere"));
        }
        return csv.toString();
    }

    long objective() {
        return plan.entrySet().stream()
                .mapToLong(entry -> entry.getValue().stream()
                                .mapToLong(n -> pairs.points(entry.getKey(), n))
                                .sum()
                        - Rules.fatigue(entry.getValue().size(), instance.parameters()))
                .sum();
    }

    private String summaryJson() {
        var proof = PriceBound.of(pairs, prices);
        var bound = proof.bound().longValueExact();
        var hashes = new StringJoiner(",", "{", "}");
        instance.sha256().forEach((file, hash) -> hashes.add("\"%s\":\"%s\"".formatted(file, hash)));
        return """
                {"objective": %s,
                 "bound": %s,
                 "priceBound": %s,
                 "gap": %.12f,
                 "stopped": "stalled",
                 "places": %d, "filled": %d, "volunteersUsed": %d, "eligiblePairs": %d,
                 "inputSha256": %s}
                """.formatted(
                Amounts.format(objective()),
                Amounts.format(bound),
                Amounts.format(bound),
                (bound - objective()) / (double) Math.max(Math.abs(bound), 1),
                instance.needs().stream().mapToLong(need -> need.places()).sum(),
                plan.values().stream().mapToLong(List::size).sum(),
                plan.size(),
                IntStream.of(proof.eligible()).asLongStream().sum(),
                hashes);
    }
}
