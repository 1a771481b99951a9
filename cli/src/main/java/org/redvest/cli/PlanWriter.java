package org.redvest.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import org.redvest.cli.files.PlanReader;
import org.redvest.engine.Plan;
import org.redvest.engine.Plan.Shortage;
import org.redvest.engine.Points;

/** Writes {@code plan.csv} and {@code prices.csv}, rows in the order in which the engine gives them: that of the ids' bytes. */
final class PlanWriter {
    private PlanWriter() {}

    static void write(Plan plan, Path folder) throws IOException {
        try (var csv = writer(folder.resolve(PlanReader.PLAN))) {
            csv.writeRecord("volunteer", "need", "distance_km", "points");
            for (var pair : plan.assignments()) {
                csv.writeRecord(
                        pair.volunteer(),
                        pair.need(),
                        new BigDecimal(pair.kilometres())
                                .setScale(3, RoundingMode.HALF_EVEN)
                                .toPlainString(),
                        Points.format(pair.points()));
            }
        }
        try (var csv = writer(folder.resolve(PlanReader.PRICES))) {
            csv.writeRecord("need", "places", "filled", "price", "eligible", "reason");
            for (var price : plan.prices()) {
                csv.writeRecord(
                        price.need(),
                        Integer.toString(price.places()),
                        Integer.toString(price.filled()),
                        Points.format(price.price()),
                        Integer.toString(price.eligible()),
                        reason(price.shortage()));
            }
        }
    }

    private static CsvWriter writer(Path file) throws IOException {
        return CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
    }

    private static String reason(Shortage shortage) {
        return switch (shortage) {
            case NONE -> "";
            case NOBODY_ELIGIBLE -> "nobody-eligible";
            case NOT_WORTH -> "not-worth";
            case ELSEWHERE -> "elsewhere";
        };
    }
}
