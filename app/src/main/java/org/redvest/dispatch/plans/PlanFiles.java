package org.redvest.dispatch.plans;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.dispatch.planning.ProblemArchive;
import org.redvest.engine.Plan;
import org.redvest.engine.Plan.Shortage;
import org.redvest.engine.Points;

/** Writes a month of a plan as the public folders of files (docs/engine.md): {@code instance} and {@code plan}, as {@code check} reads them. */
final class PlanFiles {

    private static final int GAP_DECIMALS = 12;
    private static final int DISTANCE_DECIMALS = 3;

    private PlanFiles() {}

    static void write(byte[] problem, Plan plan, Path folder) throws IOException {
        var instance = folder.resolve("instance");
        ProblemArchive.unpack(problem, instance);
        var its = Files.createDirectories(folder.resolve("plan"));
        writePairs(plan, its.resolve("plan.csv"));
        writePrices(plan, its.resolve("prices.csv"));
        Files.writeString(its.resolve("summary.json"), summary(plan, instance));
    }

    private static void writePairs(Plan plan, Path file) throws IOException {
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("volunteer", "need", "distance_km", "points");
            plan.assignments()
                    .forEach(pair -> csv.writeRecord(
                            pair.volunteer(),
                            pair.need(),
                            new BigDecimal(pair.kilometres())
                                    .setScale(DISTANCE_DECIMALS, RoundingMode.HALF_EVEN)
                                    .toPlainString(),
                            Points.format(pair.points())));
        }
    }

    private static void writePrices(Plan plan, Path file) throws IOException {
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            csv.writeRecord("need", "places", "filled", "price", "eligible", "reason");
            plan.prices()
                    .forEach(price -> csv.writeRecord(
                            price.need(),
                            Integer.toString(price.places()),
                            Integer.toString(price.filled()),
                            Points.format(price.price()),
                            Integer.toString(price.eligible()),
                            price.shortage() == Shortage.NONE
                                    ? ""
                                    : price.shortage()
                                            .name()
                                            .toLowerCase(Locale.ROOT)
                                            .replace('_', '-')));
        }
    }

    private static String summary(Plan plan, Path instance) throws IOException {
        var bound = BigDecimal.valueOf(plan.bound());
        var gap = bound.subtract(BigDecimal.valueOf(plan.objective()))
                .divide(bound.abs().max(BigDecimal.ONE), GAP_DECIMALS, RoundingMode.HALF_EVEN);
        return """
                {
                  "objective": %s,
                  "bound": %s,
                  "priceBound": %s,
                  "gap": %s,
                  "stopped": "%s",
                  "places": %d,
                  "filled": %d,
                  "volunteersUsed": %d,
                  "eligiblePairs": %d,
                  "inputSha256": {%s}%s
                }
                """.formatted(
                        Points.format(plan.objective()),
                        Points.format(plan.bound()),
                        Points.format(plan.priceBound()),
                        gap.toPlainString(),
                        plan.stopped().name().toLowerCase(Locale.ROOT),
                        plan.prices().stream().mapToLong(Plan.Price::places).sum(),
                        plan.assignments().size(),
                        plan.assignments().stream()
                                .map(Plan.Assignment::volunteer)
                                .distinct()
                                .count(),
                        plan.eligiblePairs(),
                        hashes(instance),
                        plan.relaxed() > 0 ? ",\n  \"relaxedVolunteers\": " + plan.relaxed() : "");
    }

    private static String hashes(Path instance) throws IOException {
        try (Stream<Path> files = Files.list(instance)) {
            return files.sorted()
                    .map(file -> "\"%s\": \"%s\"".formatted(file.getFileName(), sha256(file)))
                    .collect(Collectors.joining(", "));
        }
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
