package org.redvest.bench;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.redvest.cli.check.Pairs;
import org.redvest.cli.files.Json;
import org.redvest.cli.files.StatedPlan;
import org.redvest.cli.files.StatedPlan.StatedPrice;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.rules.Rules;

/**
 * A peer's pairs as a plan folder, so that {@code check} can judge it. Peers have no prices of their own: the proof is Redvest's, which
 * holds for every plan.
 */
final class PeerPlan {
    private final Instance instance;
    private final Pairs pairs;
    private final Map<Integer, List<Integer>> byVolunteer = new TreeMap<>();
    private final Map<Integer, Integer> filled = new HashMap<>();

    PeerPlan(Instance instance, List<int[]> chosen) {
        this.instance = instance;
        this.pairs = new Pairs(instance);
        for (var pair : chosen) {
            byVolunteer.computeIfAbsent(pair[0], _ -> new ArrayList<>()).add(pair[1]);
            filled.merge(pair[1], 1, Integer::sum);
        }
    }

    /** In millionths. */
    long objective() {
        var sum = 0L;
        for (var bundle : byVolunteer.entrySet()) {
            for (int n : bundle.getValue()) {
                sum += pairs.points(bundle.getKey(), n);
            }
            sum -= Rules.fatigue(bundle.getValue().size(), instance.parameters());
        }
        return sum;
    }

    void write(StatedPlan proof, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var csv = writer(folder.resolve("plan.csv"))) {
            csv.writeRecord("volunteer", "need", "distance_km", "points");
            byVolunteer.forEach((v, needs) -> needs.forEach(n -> {
                var volunteer = pairs.volunteer(v);
                var kilometres =
                        Rules.kilometres(volunteer.home(), pairs.need(n).site());
                csv.writeRecord(volunteer.id(), pairs.need(n).id(), plain(kilometres), micros(pairs.points(v, n)));
            }));
        }
        try (var csv = writer(folder.resolve("prices.csv"))) {
            csv.writeRecord("need", "places", "filled", "price", "eligible", "reason");
            proof.prices().forEach(price -> writePrice(price, csv));
        }
        Files.writeString(folder.resolve("summary.json"), summary(proof));
    }

    private void writePrice(StatedPrice price, CsvWriter csv) {
        var count = filled.getOrDefault(price.need(), 0);
        var reason = count >= price.places() ? "" : price.eligible() == 0 ? "nobody-eligible" : "elsewhere";
        csv.writeRecord(
                pairs.need(price.need()).id(),
                Integer.toString(price.places()),
                Integer.toString(count),
                micros(price.price()),
                Integer.toString(price.eligible()),
                reason);
    }

    private String summary(StatedPlan proof) {
        var bound = new BigDecimal(number(proof, "priceBound"));
        var objective = BigDecimal.valueOf(objective(), 6);
        var gap = bound.subtract(objective)
                .divide(bound.abs().max(new BigDecimal(BigInteger.ONE, 6)), 12, RoundingMode.HALF_EVEN);
        var hashes = new StringJoiner(", ", "{", "}");
        instance.sha256().forEach((file, hash) -> hashes.add("\"" + file + "\": \"" + hash + "\""));
        return """
                {
                  "objective": %s,
                  "bound": %s,
                  "priceBound": %s,
                  "gap": %s,
                  "stopped": "stalled",
                  "places": %s,
                  "filled": %d,
                  "volunteersUsed": %d,
                  "eligiblePairs": %s,
                  "inputSha256": %s
                }
                """.formatted(
                        objective.toPlainString(),
                        bound.toPlainString(),
                        bound.toPlainString(),
                        gap.toPlainString(),
                        number(proof, "places"),
                        byVolunteer.values().stream().mapToLong(List::size).sum(),
                        byVolunteer.size(),
                        number(proof, "eligiblePairs"),
                        hashes);
    }

    private static String number(StatedPlan proof, String key) {
        if (proof.summary().get(key) instanceof Json.Number(var digits)) {
            return digits;
        }
        throw new IllegalArgumentException("The proof has no " + key);
    }

    private static CsvWriter writer(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    private static String plain(double kilometres) {
        return new BigDecimal(kilometres).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String micros(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }
}
