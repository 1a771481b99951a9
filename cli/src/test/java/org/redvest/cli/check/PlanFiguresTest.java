package org.redvest.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.redvest.cli.Given;

/** {@code check} counts every figure again, and holds every volunteer to their limits. */
class PlanFiguresTest {
    @TempDir
    private Path temp = Path.of("");

    private Given given = Given.at(Path.of("."));
    private Given plan = given;

    @BeforeEach
    void a_right_plan() {
        given = Given.in(temp.resolve("instance"));
        plan = written("An-clinic", "Bo-library");
    }

    private Given written(String... pairs) {
        return HonestPlan.write(given, Given.at(temp.resolve("plan")), new long[] {90_000_000, 150_000_000}, pairs);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "places, 2, 3",
        "filled, 2, 1",
        "volunteersUsed, 2, 1",
        "eligiblePairs, 3, 4",
        "stopped, \"stalled\", \"tired\""
    })
    void a_figure_of_the_summary_changed(String key, String right, String wrong) {
        plan.replacing("summary.json", "\"%s\": %s".formatted(key, right), "\"%s\": %s".formatted(key, wrong));

        refused("summary.json " + key);
    }

    @Test
    void an_amount_of_parts_of_a_millionth_and_a_number_in_another_form() {
        claim("objective", "300.0000001");
        refused("summary.json objective “300.0000001”: a number with exactly 6 decimals is allowed");

        for (var form : new String[] {"+2", "02e100", "2e1.5", "true", "\"2\"", "2" + "0".repeat(40)}) {
            claim("places", form);
            refused("summary.json");
        }
        claim("places", "2" + ".".concat("0".repeat(38)));
        assertThat(Given.run("check", given.folder(), plan.folder()).code()).isZero();
        claim("places", "20e-1");
        assertThat(Given.run("check", given.folder(), plan.folder()).code()).isZero();
    }

    @Test
    void a_price_bound_raised_where_nobody_is_relaxed() {
        claim("priceBound", "10000.000000, \"relaxedVolunteers\": 0");
        refused("summary.json priceBound");

        claim("priceBound", "10000.000000, \"relaxedVolunteers\": 1");
        assertThat(Given.run("check", given.folder(), plan.folder()).code()).isZero();
    }

    private void claim(String key, String value) {
        written("An-clinic", "Bo-library");
        var summary = Given.text(plan.folder().resolve("summary.json"));
        plan.with("summary.json", summary.replaceAll("\"" + key + "\": [^,]*", "\"" + key + "\": " + value));
    }

    @Test
    void a_gap_a_billionth_off_is_the_same_gap() {
        claimGapFartherBy("0.0000000009");
        assertThat(Given.run("check", given.folder(), plan.folder()).code()).isZero();

        claimGapFartherBy("0.0000000003");
        refused("summary.json gap");
    }

    private void claimGapFartherBy(String more) {
        var summary = Given.text(plan.folder().resolve("summary.json"));
        var gap = Pattern.compile("\"gap\": ([0-9.]+)").matcher(summary);
        assertThat(gap.find()).isTrue();
        plan.with(
                "summary.json",
                summary.replace(gap.group(), "\"gap\": " + new BigDecimal(gap.group(1)).add(new BigDecimal(more))));
    }

    @Test
    void a_reason_where_nobody_is_missing_or_none_where_somebody_is() {
        plan.replacing("prices.csv", "library,1,1,90.000000,2,", "library,1,1,90.000000,2,elsewhere");
        refused("prices.csv:2 reason");

        written("An-clinic");
        plan.replacing("prices.csv", "elsewhere", "");
        refused("prices.csv:2 reason");

        written("An-clinic");
        plan.replacing("prices.csv", "elsewhere", "nobody-eligible");
        refused("prices.csv:2 reason");

        given.replacing("needs.csv", ",100,,books", ",100,diving,books");
        written("An-clinic");
        plan.replacing("prices.csv", "nobody-eligible", "elsewhere");
        refused("prices.csv:2 reason");
    }

    @Test
    void more_than_somebody_may_serve() {
        given.replacing("volunteers.csv", "10,2,600,1,0", "10,1,300,1,0")
                .replacing("needs.csv", "2027-01-05T09:00,2027-01-05T12:00", "2027-01-04T12:05,2027-01-04T15:05");
        written("An-library", "An-clinic");

        refused("An has 2 shifts; at most 1 are allowed");
        refused("An has 2 shifts on one day; at most 1 are allowed");
        refused("An has 360 minutes; at most 300 are allowed");
        refused("An cannot be at both library and clinic");
    }

    private void refused(String because) {
        var answer = Given.run("check", given.folder(), plan.folder());

        assertThat(answer.out()).contains(because);
        assertThat(answer.code()).isEqualTo(1);
    }
}
