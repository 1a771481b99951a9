package org.redvest.cli.files;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.redvest.cli.files.StatedPlan.StatedPair;
import org.redvest.cli.files.StatedPlan.StatedPrice;
import org.redvest.cli.instance.Instance;
import org.redvest.cli.instance.Need;
import org.redvest.cli.instance.Volunteer;

/** Reads the folder of a plan: every cell has its exact form, every id is in the instance, no pair is there twice. */
public final class PlanReader {
    public static final String PLAN = "plan.csv";
    public static final String PRICES = "prices.csv";
    public static final String SUMMARY = "summary.json";

    private static final List<String> PLAN_COLUMNS = List.of("volunteer", "need", "distance_km", "points");
    private static final List<String> PRICE_COLUMNS =
            List.of("need", "places", "filled", "price", "eligible", "reason");
    private static final List<String> REASONS = List.of("", "nobody-eligible", "not-worth", "elsewhere");
    private static final long LARGEST_SUMMARY = 1 << 20;
    /** In points. No place is worth as much, and sums of such prices can still be counted. */
    private static final long HIGHEST_PRICE = 10_000_000;

    private final Path folder;
    private final Instance instance;
    private final Faults faults;
    private final Register volunteers;
    private final Register needs;

    private PlanReader(Path folder, Instance instance, Faults faults) {
        this.folder = folder;
        this.instance = instance;
        this.faults = faults;
        this.volunteers = Register.of(
                "volunteers.csv",
                instance.volunteers().stream().map(Volunteer::id).toList());
        this.needs =
                Register.of("needs.csv", instance.needs().stream().map(Need::id).toList());
    }

    /** What was read; it can be trusted only while there are no faults. */
    public static StatedPlan read(Path folder, Instance instance, Faults faults) {
        var reader = new PlanReader(folder, instance, faults);
        return new StatedPlan(reader.pairs(), reader.prices(), reader.summary());
    }

    private List<StatedPair> pairs() {
        var pairs = new ArrayList<StatedPair>();
        var rows = new PairRows();
        new Table(folder, PLAN, PLAN_COLUMNS, faults).read(row -> {
            var volunteer = volunteers.find(row, 0);
            var need = needs.find(row, 1);
            var kilometres = decimals(row, 2, 3).doubleValue();
            var points = micros(row, 3);
            if (volunteer >= 0 && need >= 0) {
                rows.add(volunteer, need, 0, row);
                pairs.add(new StatedPair(volunteer, need, kilometres, points, row.nearestLine()));
            }
        });
        rows.refuseRepeated(PLAN, faults);
        return pairs;
    }

    private List<StatedPrice> prices() {
        var prices = new @Nullable StatedPrice[instance.needs().size()];
        var hash = new Table(folder, PRICES, PRICE_COLUMNS, faults).read(row -> {
            var need = needs.find(row, 0);
            var price = new StatedPrice(
                    need,
                    Cells.integer(row, 1, Integer.MAX_VALUE),
                    Cells.integer(row, 2, Integer.MAX_VALUE),
                    micros(row, 3),
                    Cells.integer(row, 4, Integer.MAX_VALUE),
                    row.text(5),
                    row.nearestLine());
            if (price.price() < 0) {
                row.fault(3, "not-negative");
            }
            if (price.price() > HIGHEST_PRICE * 1_000_000) {
                row.fault(3, "price", HIGHEST_PRICE);
            }
            if (!REASONS.contains(price.reason())) {
                row.fault(5, "reason");
            }
            if (need >= 0) {
                var before = prices[need];
                if (before != null) {
                    row.fault(0, "repeated-id", before.line());
                }
                prices[need] = price;
            }
        });
        for (int n = 0; n < prices.length && !hash.isEmpty(); n++) {
            if (prices[n] == null) {
                faults.add(Fault.of(PRICES, 0, "need", instance.needs().get(n).id(), "no-price"));
            }
        }
        return Arrays.stream(prices)
                .flatMap(java.util.stream.Stream::ofNullable)
                .toList();
    }

    private static long micros(Row row, int column) {
        return decimals(row, column, 6).movePointRight(6).longValueExact();
    }

    private static BigDecimal decimals(Row row, int column, int places) {
        var text = row.text(column);
        if (text.length() > 19 || !text.matches("-?[0-9]+\\.[0-9]{" + places + "}")) {
            row.fault(column, "decimals", places);
            return BigDecimal.ZERO;
        }
        return new BigDecimal(text);
    }

    private Map<String, Json> summary() {
        var path = folder.resolve(SUMMARY);
        if (!Files.isRegularFile(path)) {
            faults.add(Fault.ofFile(SUMMARY, "missing-file"));
            return Map.of();
        }
        try (var source = new Source(path)) {
            if (Files.size(path) > LARGEST_SUMMARY) {
                faults.add(Fault.ofFile(SUMMARY, "too-large", LARGEST_SUMMARY));
                return Map.of();
            }
            var text = new StringWriter();
            source.reader().transferTo(text);
            if (JsonParser.parse(text.toString()) instanceof Json.Members(var values)) {
                return values;
            }
            faults.add(Fault.ofFile(SUMMARY, "not-an-object", "objective, bound, priceBound, gap, …"));
        } catch (CharacterCodingException e) {
            faults.add(Fault.ofFile(SUMMARY, Source.encodingFault(path)));
        } catch (IOException e) {
            faults.add(Fault.ofFile(SUMMARY, "unreadable", e.toString()));
        } catch (JsonParser.BadJson e) {
            faults.add(Fault.of(SUMMARY, e.line(), e.repeatedKey(), "", "bad-json", String.valueOf(e.getMessage())));
        }
        return Map.of();
    }
}
