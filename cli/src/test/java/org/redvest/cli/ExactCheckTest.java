package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bound below what the prices prove is believed by nobody who asks for exactness, unless a search finds it true. */
class ExactCheckTest {
    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @Tag("long")
    @ValueSource(longs = {3, 11, 18})
    void what_the_engine_closed_by_search_is_proved_again(long seed) {
        var city = city(seed);
        Given.run("plan", city, "--out", temp.resolve("p"), "--gap", "0");

        var answer = Given.run("check", city, temp.resolve("p"), "--exact");

        assertThat(answer.out()).contains("The plan is right.");
        assertThat(answer.code()).isZero();
    }

    @Test
    void a_bound_lowered_is_told_without_exactness_and_refused_with_it() {
        var city = city(5);
        Given.run("plan", city, "--out", temp.resolve("p"), "--time-limit", "0s");
        claimThatNothingIsBetter();

        var told = Given.run("check", city, temp.resolve("p"));
        assertThat(told.out()).contains("below what the prices prove; this part was not proved again");
        assertThat(told.code()).isZero();

        var refused = Given.run("check", city, temp.resolve("p"), "--exact");
        assertThat(refused.out()).contains("what could be proved again is");
        assertThat(refused.code()).isEqualTo(1);
    }

    private Path city(long seed) {
        var city = temp.resolve("city");
        Given.run(
                "generate",
                "city",
                "--volunteers",
                100,
                "--shifts",
                25,
                "--seed",
                seed,
                "--places-factor",
                2,
                "--radius-factor",
                3,
                "--out",
                city);
        return city;
    }

    private void claimThatNothingIsBetter() {
        var summary = Given.text(temp.resolve("p/summary.json"));
        var objective = Pattern.compile("\"objective\": ([-0-9.]+)").matcher(summary);
        assertThat(objective.find()).isTrue();
        Given.at(temp.resolve("p"))
                .with(
                        "summary.json",
                        summary.replaceAll("\"bound\": [-0-9.]+", "\"bound\": " + objective.group(1))
                                .replaceAll("\"gap\": [-0-9.]+", "\"gap\": 0"));
    }
}
