package org.redvest.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.StringJoiner;
import org.redvest.cli.files.PlanReader;
import org.redvest.cli.instance.Parameters;
import org.redvest.engine.Plan;
import org.redvest.engine.Plan.Assignment;
import org.redvest.engine.Plan.Price;
import org.redvest.engine.Points;

/** Writes {@code summary.json}. */
record Summary(Plan plan, PlanInput input, long seed, Seconds seconds) {
    private static final int GAP_DECIMALS = 12;

    /** How long each part took. */
    record Seconds(double read, double pairs, double solve, double write) {
        private String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"read\": %.3f, \"pairs\": %.3f, \"solve\": %.3f, \"write\": %.3f}",
                    read,
                    pairs,
                    solve,
                    write);
        }
    }

    void write(Path folder) throws IOException {
        var json = new StringJoiner(",\n  ", "{\n  ", "\n}\n")
                .add(member("objective", Points.format(plan.objective())))
                .add(member("bound", Points.format(plan.bound())))
                .add(member("priceBound", Points.format(plan.priceBound())))
                .add(member("gap", gap()))
                .add(member("stopped", quoted(plan.stopped().name().toLowerCase(Locale.ROOT))))
                .add(member(
                        "places",
                        plan.prices().stream().mapToLong(Price::places).sum()))
                .add(member("filled", plan.assignments().size()))
                .add(member("volunteersUsed", volunteersUsed()))
                .add(member("eligiblePairs", plan.eligiblePairs()))
                .add(member("seconds", seconds.json()))
                .add(member("peakMemoryMiB", PeakMemory.mebibytes()))
                .add(member("seed", seed))
                .add(member("inputSha256", hashes()))
                .add(member("engineVersion", quoted(Version.current())))
                .add(member("parameters", parameters(input.parameters())));
        if (plan.relaxed() > 0) {
            json.add(member("relaxedVolunteers", plan.relaxed()));
        }
        Files.writeString(folder.resolve(PlanReader.SUMMARY), json.toString());
    }

    /** The same, with the time that it took to write the tables. */
    Summary written(double inSeconds) {
        return new Summary(plan, input, seed, new Seconds(seconds.read, seconds.pairs, seconds.solve, inSeconds));
    }

    long volunteersUsed() {
        return plan.assignments().stream().map(Assignment::volunteer).distinct().count();
    }

    private String gap() {
        var bound = BigDecimal.valueOf(plan.bound());
        return bound.subtract(BigDecimal.valueOf(plan.objective()))
                .divide(bound.abs().max(BigDecimal.ONE), GAP_DECIMALS, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private String hashes() {
        var hashes = new StringJoiner(", ", "{", "}");
        input.sha256().forEach((file, hash) -> hashes.add(member(file, quoted(hash))));
        return hashes.toString();
    }

    private static String parameters(Parameters parameters) {
        return new StringJoiner(", ", "{", "}")
                .add(member("pointsPerKm", plain(parameters.pointsPerKm())))
                .add(member(
                        "fatigue",
                        parameters.fatigue().stream().map(Summary::plain).toList()))
                .add(member("gapMinutes", plain(parameters.gapMinutes())))
                .add(member("minutesPerKm", plain(parameters.minutesPerKm())))
                .toString();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }

    /** Names and words of our own: nothing in them needs an escape. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String member(String name, Object value) {
        return quoted(name) + ": " + value;
    }
}
