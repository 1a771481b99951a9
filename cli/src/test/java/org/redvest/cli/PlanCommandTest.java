package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan} writes a plan that {@code check} finds right, the same one each time, and never half of one. */
class PlanCommandTest {
    @TempDir
    private Path temp = Path.of("");

    private Path city = Path.of("");

    @BeforeEach
    void a_city() {
        city = temp.resolve("city");
        Given.run("generate", "city", "--volunteers", 600, "--shifts", 30, "--seed", 7, "--out", city);
    }

    @Test
    void its_plan_is_right() {
        var answer = Given.run("plan", city, "--out", temp.resolve("p"));

        assertThat(answer.err().lines()).allMatch(line -> line.contains("warning: no need asks for this skill"));
        assertThat(answer.code()).isZero();
        assertRight(city, temp.resolve("p"));
    }

    @Test
    void bonuses_decisions_and_parameters_are_planned_with() {
        var given = Given.in(temp.resolve("i"))
                .with("bonuses.csv", "volunteer,need,points\nBo,library,12.5\n")
                .with("decisions.csv", "volunteer,need,decision\nAn,library,barred\nAn,clinic,held\n")
                .with("parameters.json", "{\"fatigue\": [1, 2], \"pointsPerKm\": 0.5}");

        assertThat(Given.run("plan", given.folder(), "--out", temp.resolve("p")).code())
                .isZero();

        assertThat(Given.text(temp.resolve("p/plan.csv"))).contains("An,clinic,1.112,", "Bo,library,0.991,");
        assertRight(given.folder(), temp.resolve("p"));
    }

    @Test
    void listed_pairs_are_planned_with() {
        var given = Given.in(temp.resolve("i"))
                .with("pairs.csv", "volunteer,need,points\nBo,clinic,7.5\nAn,clinic,9\nAn,library,-1\n");

        assertThat(Given.run("plan", given.folder(), "--out", temp.resolve("p")).code())
                .isZero();

        assertThat(Given.text(temp.resolve("p/plan.csv"))).endsWith("An,clinic,1.112,9.000000\n");
        assertRight(given.folder(), temp.resolve("p"));
    }

    @Test
    void ids_that_need_quotes_come_back() {
        var given = Given.in(temp.resolve("i"))
                .replacing("volunteers.csv", "Bo,", "\"Bo, \"\"Jr\"\" 🚑\",")
                .replacing("availability.csv", "Bo,", "\"Bo, \"\"Jr\"\" 🚑\",");

        Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(Given.text(temp.resolve("p/plan.csv"))).contains("\"Bo, \"\"Jr\"\" 🚑\",library,");
        assertRight(given.folder(), temp.resolve("p"));
    }

    @Test
    void nobody_and_nothing_make_an_empty_plan() {
        var given = Given.in(temp.resolve("i"))
                .with("availability.csv", "volunteer,from,to\n")
                .with("needs.csv", "need,shift,lat,lon,start,end,places,value,skills,category\n");

        assertThat(Given.run("plan", given.folder(), "--out", temp.resolve("p")).code())
                .isZero();

        assertThat(temp.resolve("p/plan.csv")).hasContent("volunteer,need,distance_km,points");
        assertRight(given.folder(), temp.resolve("p"));
    }

    @Test
    void bad_input_exits_2_and_writes_nothing() {
        var given = Given.in(temp.resolve("i")).replacing("needs.csv", "library,l", ",l");

        var answer = Given.run("plan", given.folder(), "--out", temp.resolve("p"));

        assertThat(answer.err()).contains("needs.csv:2 need: an id of 1 to 200 characters");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(temp.resolve("p")).doesNotExist();
    }

    @Test
    void a_time_limit_of_nothing_exits_3_with_a_valid_plan() {
        var answer = Given.run("plan", city, "--out", temp.resolve("p"), "--time-limit", "0s");

        assertThat(answer.code()).isEqualTo(3);
        assertRight(city, temp.resolve("p"));
    }

    @Test
    void bad_options_exit_2() {
        assertThat(Given.run("plan", city).code()).isEqualTo(2);
        assertThat(Given.run("plan", city, "--out", temp.resolve("p"), "--gap", "2")
                        .code())
                .isEqualTo(2);
        assertThat(Given.run("plan", city, "--out", temp.resolve("p"), "--time-limit", "soon")
                        .code())
                .isEqualTo(2);
        assertThat(Given.run("plan", city, "--out", temp.resolve("p"), "--threads", "0")
                        .code())
                .isEqualTo(2);
        assertThat(Given.run("plan", temp.resolve("absent"), "--out", temp.resolve("p"))
                        .code())
                .isEqualTo(2);
        assertThat(Given.run().code()).isEqualTo(2);
        assertThat(temp.resolve("p")).doesNotExist();
    }

    @Test
    void a_plan_goes_neither_to_the_instance_nor_over_other_files() {
        assertThat(Given.run("plan", city, "--out", city).code()).isEqualTo(2);

        var other = Given.in(temp.resolve("other"));
        var answer = Given.run("plan", city, "--out", other.folder());

        assertThat(answer.err()).contains("a plan goes to a folder that is absent, empty or an earlier plan");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(other.instance().volunteers()).hasSize(2);
    }

    @Test
    void an_earlier_plan_is_replaced_and_nothing_is_left_beside_it() throws IOException {
        Given.run("plan", city, "--out", temp.resolve("p"), "--time-limit", "0s");
        Given.run("plan", city, "--out", temp.resolve("p"));

        assertRight(city, temp.resolve("p"));
        try (var files = Files.list(temp)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("city", "p");
        }
    }

    @Test
    void a_place_that_cannot_be_written_is_refused() throws IOException {
        Files.writeString(temp.resolve("file"), "no folder");

        var answer = Given.run("plan", city, "--out", temp.resolve("file/p"));

        assertThat(answer.err()).contains("cannot be written");
        assertThat(answer.code()).isEqualTo(2);
    }

    private static void assertRight(Path instance, Path plan) {
        var answer = Given.run("check", instance, plan);

        assertThat(answer.out()).contains("The plan is right.");
        assertThat(answer.code()).isZero();
    }
}
