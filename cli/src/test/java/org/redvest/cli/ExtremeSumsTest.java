package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sums that 64 bits cannot hold are refused like any other bad input: where they come from, how large they are, what is allowed. */
class ExtremeSumsTest {
    private static final String VOLUNTEERS =
            "volunteer,lat,lon,radius_km,max_shifts,max_minutes,max_shifts_per_day,load,skills,interests\n";
    private static final String AVAILABILITY = "volunteer,from,to\n";
    private static final String ALWAYS = "0000-01-01T00:00,9999-12-31T23:59";
    private static final String NEEDS = "need,shift,lat,lon,start,end,places,value,skills,category\n";
    private static final String MOST = "at most 1000000000000 are allowed";

    /** Of each numeric field values at and around its ends, the usual one first. */
    private static final Map<String, List<String>> EXTREMES = Map.ofEntries(
            Map.entry("lat", List.of("27", "-90", "90", "90.1")),
            Map.entry("lon", List.of("111", "-180", "180")),
            Map.entry("radius", List.of("5", "0", "20100", "9".repeat(40))),
            Map.entry("shifts", List.of("2", "0", "60", "61")),
            Map.entry("minutes", List.of("600", "0", "100000")),
            Map.entry("day", List.of("1", "0", "10")),
            Map.entry("load", List.of("0", "1000000", "999999.999999999")),
            Map.entry("places", List.of("1", "0", "100000", "100001")),
            Map.entry("value", List.of("100", "0", "1000000", "0.000000001")),
            Map.entry("points", List.of("0", "-1000000", "1000000", "1000000.1")),
            Map.entry("perKm", List.of("2", "0", "1000000", "0.000000001")),
            Map.entry("fatigue", List.of("[0, 8]", "[0]", "[1000000]", "[0, 1000000]", "[-1]")),
            Map.entry("gap", List.of("10", "0", "1000000")),
            Map.entry("minutesPerKm", List.of("2", "0", "1000000")),
            Map.entry("hour", List.of("04T09", "04T00", "31T22")));

    @TempDir
    private Path temp = Path.of("");

    private Given given = Given.at(Path.of("."));

    @BeforeEach
    void folder() {
        given = Given.at(temp.resolve("i"));
    }

    private final Random random = new Random(53);

    @Test
    void every_run_with_extreme_numbers_ends_with_a_right_result_or_a_list_of_what_is_wrong() {
        int right = 0;
        int summed = 0;
        for (int i = 0; i < 150; i++) {
            boolean large = i % 3 == 0;
            var instance = extreme(temp.resolve("i" + i), large);
            var plan = temp.resolve("p" + i);
            var planned = Given.run("plan", instance.folder(), "--out", plan, "--time-limit", "500ms");
            if (planned.code() == 2) {
                refused(planned, i);
                refused(Given.run("check", instance.folder(), plan), i);
                refused(Given.run("explain", instance.folder(), plan, "--need", "n0"), i);
                summed += planned.err().contains(" together") ? 1 : 0;
                continue;
            }
            assertThat(planned.code()).as("%d: %s", i, planned.err()).isIn(0, 3);
            right++;
            var checked = Given.run("check", instance.folder(), plan);
            assertThat(checked.out()).as("instance %d: %s", i, checked.err()).contains("The plan is right.");
            if (!large) {
                assertThat(Given.run("check", instance.folder(), plan, "--exact")
                                .err())
                        .doesNotContain("Exception");
            }
            explained(instance, plan, i);
        }
        assertThat(right).isBetween(30, 120);
        assertThat(summed).isBetween(10, 120);
    }

    private void explained(Given instance, Path plan, int i) {
        for (var question : List.of(
                new Object[] {},
                new Object[] {"--volunteer", "v0"},
                new Object[] {"--value", "1000000"},
                new Object[] {"--one-more"},
                new Object[] {"--radius-km", "1000000"},
                new Object[] {"--start", "5999-12-31T23:00"})) {
            var arguments = new java.util.ArrayList<Object>(
                    List.of("explain", instance.folder(), plan, "--need", "n" + random.nextInt(3)));
            arguments.addAll(List.of(question));
            var answer = Given.run(arguments.toArray());
            assertThat(answer.code())
                    .as("%d: %s %s", i, arguments, answer.err())
                    .isIn(0, 2);
            assertThat(answer.err()).as("%d: %s", i, arguments).doesNotContain("Exception");
        }
    }

    @Test
    void places_are_worth_at_most_a_trillion_points() {
        people(1, "27,111,5,1,600,1,0,,");
        needs(10, "27,111,2027-01-04T09:00,2027-01-04T10:00,100000,1000000,,any");
        right();

        needs(11, "27,111,2027-01-04T09:00,2027-01-04T10:00,100000,1000000,,any");
        refused("needs.csv:2 places “100000”: one place is worth up to 1000000 points, "
                + "all places of all needs together 1100000000000; " + MOST);
    }

    @Test
    void bonuses_count_where_they_are_highest() {
        people(1, "27,111,5,1,600,1,0,,");
        needs(6, "27,111,2027-01-04T09:00,2027-01-04T10:00,100000,1000000,,any");
        given.with("bonuses.csv", pairs("points", "1000000", 1, 4));
        right();

        given.with("bonuses.csv", pairs("points", "1000000", 1, 5));
        refused("needs.csv:2 places “100000”: one place is worth up to 2000000 points, "
                + "all places of all needs together 1100000000000; " + MOST);
    }

    @Test
    void the_shifts_of_all_people_are_worth_at_most_a_trillion_points() {
        needs(1, "27,111,2027-01-04T09:00,2027-01-04T10:00,1,1000000,,any");
        people(16_666, "27,111,5,60,600,1,0,,");
        right();

        people(16_667, "27,111,5,60,600,1,0,,");
        refused("volunteers.csv:2 max_shifts “60”: one shift is worth up to 1000000 points, "
                + "all shifts of all volunteers together 1000020000000; " + MOST);
    }

    @Test
    void fatigue_costs_at_most_a_trillion_points() {
        needs(1, "27,111,2027-01-04T09:00,2027-01-04T10:00,1,100,,any");
        given.with("parameters.json", "{\"fatigue\": [1000000]}");
        people(16_666, "27,111,5,60,600,1,0,,");
        right();

        people(16_667, "27,111,5,60,600,1,0,,");
        refused(
                "parameters.json fatigue “[1000000.0]”: all shifts of all volunteers cost 1000020000000 points together; "
                        + MOST);
    }

    @Test
    void ways_and_load_of_held_pairs_add_up_to_at_most_a_trillion_points() {
        given.with("parameters.json", "{\"pointsPerKm\": 1000000}");
        needs(1, "0,180,2027-01-04T09:00,2027-01-04T10:00,100,0,,any");
        people(60, "0,0,5,1,600,1,1000000,,");
        given.with("decisions.csv", pairs("decision", "held", 49, 1));
        right();

        given.with("decisions.csv", pairs("decision", "held", 50, 1));
        refused(
                "decisions.csv:2 decision “held”: this pair (value less way and load, plus bonus) has -20016114",
                "all held ones together, signs left out, 10008",
                MOST);
    }

    @Test
    void a_price_that_cannot_be_counted_is_a_wrong_cell_of_the_plan() {
        people(1, "27,111,5,1,600,1,0,,");
        needs(2, "27,111,2027-01-04T09:00,2027-01-04T10:00,1,100,,any");
        var plan = temp.resolve("p");
        Given.run("plan", given.folder(), "--out", plan);
        var prices = Given.text(plan.resolve("prices.csv"));
        Given.at(plan).with("prices.csv", prices.replaceFirst("n0,1,1,[0-9.]+", "n0,1,1,999999999999.000000"));

        var checked = Given.run("check", given.folder(), plan);

        assertThat(checked.out()).contains("prices.csv:2 price “999999999999.000000”: a price up to 10000000 points");
        assertThat(checked.code()).isEqualTo(1);
    }

    @Test
    void one_more_person_than_a_need_may_have_is_refused() {
        people(1, "27,111,5,1,600,1,0,,");
        needs(1, "27,111,2027-01-04T09:00,2027-01-04T10:00,100000,100,,any");
        Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        var answer = Given.run("explain", given.folder(), temp.resolve("p"), "--need", "n0", "--one-more");

        assertThat(answer.err()).contains("could not be planned: Need n0 asks for 100001 places");
        assertThat(answer.code()).isEqualTo(2);
    }

    private void right() {
        var planned = Given.run("plan", given.folder(), "--out", temp.resolve("p"));
        assertThat(planned.code()).as(planned.err()).isZero();
        assertThat(Given.run("check", given.folder(), temp.resolve("p"), "--exact")
                        .out())
                .contains("The plan is right.");
    }

    private void refused(String... sentences) {
        var answers = List.of(
                Given.run("plan", given.folder(), "--out", temp.resolve("p")),
                Given.run("check", given.folder(), temp.resolve("p")),
                Given.run("explain", given.folder(), temp.resolve("p"), "--need", "n0"));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.err()).contains(sentences);
            assertThat(answer.code()).isEqualTo(2);
        });
    }

    private void people(int count, String rest) {
        given.with("volunteers.csv", VOLUNTEERS + rows(count, v -> "v" + v + "," + rest))
                .with("availability.csv", AVAILABILITY + rows(count, v -> "v" + v + "," + ALWAYS));
    }

    private void needs(int count, String rest) {
        given.with("needs.csv", NEEDS + rows(count, n -> "n%d,s%d,%s".formatted(n, n, rest)));
    }

    /** The first people with the first needs. */
    private static String pairs(String column, String cell, int people, int needs) {
        return "volunteer,need," + column + "\n"
                + rows(people * needs, i -> "v%d,n%d,%s".formatted(i / needs, i % needs, cell));
    }

    private static void refused(Given.Answer answer, int i) {
        assertThat(answer.code()).as("%d: %s", i, answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains("The instance cannot be used").doesNotContain("Exception");
    }

    private Given extreme(Path folder, boolean large) {
        int people = 1 + random.nextInt(large ? 40 : 5);
        int needs = 3 + random.nextInt(large ? 25 : 4);
        double wild = List.of(0.03, 0.1, 0.3).get(random.nextInt(3));
        var sure = large ? Map.of("value", "1000000", "places", "100000") : Map.<String, String>of();
        var made = Given.at(folder)
                .with(
                        "volunteers.csv",
                        VOLUNTEERS
                                + rows(
                                        people,
                                        v -> "v%d,%s,,"
                                                .formatted(
                                                        v,
                                                        cells(wild, sure, "lat,lon,radius,shifts,minutes,day,load"))))
                .with("availability.csv", AVAILABILITY + rows(people, v -> "v" + v + "," + ALWAYS))
                .with(
                        "needs.csv",
                        NEEDS
                                + rows(needs, n -> {
                                    var hour = cells(wild, sure, "hour");
                                    return "n%d,s%d,%s,2027-01-%s:00,2027-01-%s:59,%s,,any"
                                            .formatted(
                                                    n,
                                                    n,
                                                    cells(wild, sure, "lat,lon"),
                                                    hour,
                                                    hour,
                                                    cells(wild, sure, "places,value"));
                                }))
                .with(
                        "parameters.json",
                        "{\"pointsPerKm\": %s, \"fatigue\": %s, \"gapMinutes\": %s, \"minutesPerKm\": %s}"
                                .formatted(
                                        cells(wild, sure, "perKm"),
                                        cells(wild, sure, "fatigue"),
                                        cells(wild, sure, "gap"),
                                        cells(wild, sure, "minutesPerKm")));
        if (random.nextInt(3) == 0) {
            made.with(
                    random.nextBoolean() ? "bonuses.csv" : "pairs.csv",
                    "volunteer,need,points\n"
                            + rows(people, v -> "v%d,n%d,%s".formatted(v, v % needs, cells(wild, sure, "points"))));
        }
        if (random.nextInt(3) == 0) {
            made.with("decisions.csv", "volunteer,need,decision\nv0,n0,held\n");
        }
        return made;
    }

    private static String rows(int count, java.util.function.IntFunction<String> row) {
        return String.join("\n", IntStream.range(0, count).mapToObj(row).toList()) + "\n";
    }

    /** Mostly the usual values, or those that are sure in this instance. */
    private String cells(double wild, Map<String, String> sure, String fields) {
        var cells = new StringJoiner(",");
        for (var field : fields.split(",", -1)) {
            var values = EXTREMES.getOrDefault(field, List.of());
            var usual = sure.getOrDefault(field, values.getFirst());
            cells.add(random.nextDouble() < wild / 3 ? values.get(random.nextInt(values.size())) : usual);
        }
        return cells.toString();
    }
}
