package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator on the command line. */
class SimulateCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void all_policies_stand_in_one_table_and_in_a_file() {
        var file = folder.resolve("figures.csv");

        var answer = Given.run(
                "simulate", "--volunteers", 200, "--shifts", 5, "--weeks", 2, "--world", "practice", "--csv", file);

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains("everybody at once", "nearest first", "likeliest first", "priced waves", "Brier score");
        assertThat(Given.text(file).lines()).hasSize(5);
        assertThat(Given.text(file)).contains("practice,7,priced,");
    }

    @Test
    void it_speaks_chinese_too() {
        var answer = Given.runIn("zh", "simulate", "--volunteers", 50, "--shifts", 2, "--weeks", 1);

        assertThat(answer.out()).contains("按价格分轮");
    }

    @ParameterizedTest
    @CsvSource({
        "--world, moon, --world moon",
        "--policies, best, --policies best",
        "--weeks, 0, --weeks is 0",
        "--weeks, 105, --weeks is 105",
        "--volunteers, 0, --volunteers is 0",
        "--volunteers, 200001, --volunteers is 200001",
        "--shifts, 0, --shifts is 0",
        "--kappa, -1, --kappa is -1",
        "--kappa, NaN, --kappa is NaN",
        "--most-a-week, 0, --most-a-week is 0",
        "--prior, 9, --prior is 9"
    })
    void what_is_not_allowed_is_named(String option, String value, String expected) {
        var answer = Given.run("simulate", option, value);

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains(expected);
    }

    @Test
    void a_file_that_cannot_be_written_is_said() {
        var answer = Given.run(
                "simulate", "--volunteers", 50, "--shifts", 2, "--weeks", 1, "--csv", folder.resolve("none/f.csv"));

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("cannot be written");
    }
}
