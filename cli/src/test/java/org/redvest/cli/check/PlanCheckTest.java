package org.redvest.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.cli.Given;

/** {@code check} believes nothing: whatever is changed in a right plan, it refuses. */
class PlanCheckTest {
    @TempDir
    private Path temp = Path.of("");

    private Given given = Given.at(Path.of("."));
    private Given plan = given;

    @BeforeEach
    void a_right_plan() {
        given = Given.in(temp.resolve("instance")).with("decisions.csv", """
                volunteer,need,decision
                Bo,library,held
                """);
        plan = HonestPlan.write(
                given,
                Given.in(temp.resolve("plan"))
                        .without("volunteers.csv")
                        .without("availability.csv")
                        .without("needs.csv"),
                new long[] {90_000_000, 150_000_000},
                "An-clinic",
                "Bo-library");
    }

    @Test
    void a_right_plan_is_right() {
        var answer = Given.run("check", given.folder(), plan.folder());

        assertThat(answer.out()).contains("The plan is right.");
        assertThat(answer.code()).isZero();
    }

    @Test
    void a_pair_added() {
        plan.replacing("plan.csv", "Bo,library", "An,library,0.000,100.000000\nBo,library");

        refused("need library has 2 people; at most 1 are allowed");
    }

    @Test
    void a_pair_removed() {
        plan.with("plan.csv", Given.text(plan.folder().resolve("plan.csv")).replaceAll("An,clinic.*\n", ""));

        refused("summary.json objective");
    }

    @Test
    void a_pair_doubled() {
        var row = Given.text(plan.folder().resolve("plan.csv"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        plan.replacing("plan.csv", row, row + "\n" + row);

        refused("this pair stands already in line 2");
    }

    @Test
    void an_id_that_does_not_exist() {
        plan.replacing("plan.csv", "An,", "Cy,");

        refused("volunteers.csv has no such id");
    }

    @Test
    void somebody_who_may_not_serve() {
        plan.replacing("plan.csv", "An,clinic", "Bo,clinic");

        refused("Bo may not serve clinic");
    }

    @Test
    void points_changed_by_a_millionth() {
        var points = Given.text(plan.folder().resolve("plan.csv"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        var last = points.charAt(points.length() - 1);
        plan.replacing(
                "plan.csv", points, points.substring(0, points.length() - 1) + (last == '9' ? '8' : (char) (last + 1)));

        var stated = Given.text(plan.folder().resolve("plan.csv"))
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        refused("plan.csv:2: states %s points; there are %s".formatted(lastCell(stated), lastCell(points)));
    }

    @Test
    void a_distance_changed() {
        plan.replacing("plan.csv", "An,clinic,1.112", "An,clinic,1.113");

        refused("plan.csv:2: states 1.113 km; there are 1.112");
    }

    @Test
    void prices_that_no_longer_prove_the_bound() {
        plan.replacing("prices.csv", "90.000000", "0.000000");

        refused("the prices prove no less than");
    }

    @Test
    void a_negative_price() {
        plan.replacing("prices.csv", "150.000000", "-150.000000");

        refused("prices.csv:3 price");
    }

    @Test
    void a_price_missing() {
        plan.with("prices.csv", Given.text(plan.folder().resolve("prices.csv")).replaceAll("clinic.*\n", ""));

        refused("this need must have a price");
    }

    @Test
    void figures_of_the_prices_changed() {
        plan.replacing("prices.csv", "library,1,1,", "library,2,0,");

        refused("prices.csv:2 places “2”: states 2; found 1");
        refused("prices.csv:2 filled “0”: states 0; found 1");
    }

    @Test
    void a_wrong_count_of_those_who_could_serve() {
        plan.replacing("prices.csv", ",2,\n", ",3,\n");

        refused("prices.csv:2 eligible “3”: states 3; found 2");
    }

    @Test
    void an_objective_raised() {
        claim("objective", "999.000000");

        refused("summary.json objective “999.000000”: states 999.000000; found");
    }

    @Test
    void a_price_bound_lowered() {
        claim("priceBound", "280.000000");

        refused("states 280.000000; the prices prove no less than");
    }

    @Test
    void a_price_bound_raised_unless_it_is_said_to_be_relaxed() {
        claim("priceBound", "10000.000000");
        refused("summary.json priceBound “10000.000000”: states 10000.000000; found");

        var summary = Given.text(plan.folder().resolve("summary.json"));
        plan.with("summary.json", summary.replaceFirst("\\{", "{\"relaxedVolunteers\": 1,"));
        assertThat(Given.run("check", given.folder(), plan.folder()).code()).isZero();
    }

    @Test
    void a_bound_below_the_objective_or_above_the_price_bound() {
        claim("bound", "1.000000");
        refused("below the objective");

        claim("bound", "10000.000000");
        refused("above the priceBound");
    }

    @Test
    void a_held_pair_dropped() {
        plan.replacing("plan.csv", "Bo,library", "An,library");

        refused("Bo has accepted library");
    }

    @Test
    void somebody_barred() {
        given.replacing("decisions.csv", "Bo,library,held", "Bo,library,held\nAn,clinic,barred");

        refused("An is barred from clinic");
    }

    @Test
    void a_plan_for_other_files() {
        given.replacing("volunteers.csv", "An,27,111,10", "An,27,111,11");

        refused("summary.json inputSha256");
    }

    @Test
    void bad_cells_missing_files_and_missing_figures() {
        plan.replacing("plan.csv", "1.112", "1.1120");
        refused("plan.csv:2 distance_km “1.1120”: a number with exactly 3 decimals is allowed");

        claim("places", "\"two\"");
        plan.replacing("plan.csv", "1.1120", "1.112");
        refused("summary.json places: a number must stand here");

        plan.without("summary.json");
        refused("summary.json: this file must be there");
    }

    @Test
    void a_summary_that_is_no_json() {
        plan.with("summary.json", "{\"objective\": 1, \"objective\": 2}");

        refused("summary.json");
    }

    @Test
    void a_gap_that_flatters() {
        claim("gap", "-0.5");

        refused("summary.json gap");
    }

    @Test
    void a_bad_instance_is_another_matter() {
        given.without("needs.csv");

        assertThat(Given.run("check", given.folder(), plan.folder()).code()).isEqualTo(2);
    }

    private static String lastCell(String row) {
        return row.substring(row.lastIndexOf(',') + 1);
    }

    private void claim(String key, String value) {
        var summary = Given.text(plan.folder().resolve("summary.json"));
        plan.with("summary.json", summary.replaceAll("\"" + key + "\": [^,\n]*", "\"" + key + "\": " + value));
    }

    private void refused(String because) {
        var answer = Given.run("check", given.folder(), plan.folder());

        assertThat(answer.out()).contains(because);
        assertThat(answer.code()).isEqualTo(1);
    }
}
