package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redvest.cli.city.CityOptions;
import org.redvest.engine.Listener.Progress;
import picocli.CommandLine.TypeConversionException;

/** Options are taken up to their limits, and just beyond them they are refused by name, value and what is allowed. */
class LimitsOfOptionsTest {
    @TempDir
    private Path temp = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 | 1 | -1 | 1 | --volunteers is 0.0; allowed: 1 to 5000000",
                "5000001 | 1 | 1 | -1 | 1 | --volunteers is 5000001.0; allowed: 1 to 5000000",
                "1 | 0 | 1 | -1 | 1 | --shifts is 0.0; allowed: 1 to 1000000",
                "1 | 1000001 | 1 | -1 | 1 | --shifts is 1000001.0; allowed: 1 to 1000000",
                "1 | 1 | -0.1 | -1 | 1 | --places-factor is -0.1; allowed: 0 to 1000",
                "1 | 1 | 1000.1 | -1 | 1 | --places-factor is 1000.1; allowed: 0 to 1000",
                "1 | 1 | 1 | -2 | 1 | --max-shifts is -2.0; allowed: 0 to 60",
                "1 | 1 | 1 | 61 | 1 | --max-shifts is 61.0; allowed: 0 to 60",
                "1 | 1 | 1 | -1 | -0.1 | --radius-factor is -0.1; allowed: 0 to 1000",
                "1 | 1 | 1 | -1 | NaN | --radius-factor is NaN; allowed: 0 to 1000"
            })
    void a_city_beyond_its_limits_is_refused(
            int volunteers, int shifts, double places, int maxShifts, double radius, String expected) {
        var most = maxShifts == -1 ? OptionalInt.empty() : OptionalInt.of(maxShifts);

        assertThatThrownBy(() -> new CityOptions(volunteers, shifts, 1, places, most, radius))
                .hasMessage(expected);
    }

    @Test
    void a_city_on_its_limits_is_taken() {
        assertThatCode(() -> {
                    new CityOptions(1, 1, 1, 0, OptionalInt.of(0), 0);
                    new CityOptions(5_000_000, 1_000_000, 1, 1000, OptionalInt.of(60), 1000);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void the_command_names_what_is_refused_and_writes_nothing() {
        var answer = Given.run(
                "generate", "city", "--volunteers", 0, "--shifts", 1, "--seed", 7, "--out", temp.resolve("c"));

        assertThat(answer.err()).contains("--volunteers is 0.0; allowed: 1 to 5000000");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(temp.resolve("c")).doesNotExist();
        assertThat(Given.run("generate").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"500ms,500", "0s,0", "120s,120000", "1.5s,1500", "2m,120000", "1h,3600000", "0.001s,1"})
    void a_time_is_a_number_and_its_unit(String text, long millis) {
        assertThat(new Durations().convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5s", "5 s", "5d", "1.2345s", "1234567890s", "s"})
    void what_is_no_time_hears_what_is_one(String text) {
        assertThatThrownBy(() -> new Durations().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("500ms, 120s, 2m, 1h");
    }

    @Test
    void a_gap_is_rounded_up_so_that_none_looks_closed_that_is_not() {
        assertThat(ProgressLine.percent(0)).isEqualTo("0.0000");
        assertThat(ProgressLine.percent(0.25)).isEqualTo("25.0000");
        assertThat(ProgressLine.percent(1e-12)).isEqualTo("0.0001");
    }

    @Test
    void a_trace_has_a_row_whenever_plan_or_bound_improved() throws IOException {
        var trace = new Trace();
        trace.heard(new Progress(1, Long.MAX_VALUE, 0, 1, 1), 0);
        trace.heard(new Progress(1_000_000, 3_000_000, 0, 1, 1), 1_500_000_000);
        trace.heard(new Progress(1_000_000, 3_000_000, 0, 1, 1), 1_600_000_000);
        trace.heard(new Progress(2_000_000, 3_000_000, 0, 1, 1), 2_000_000_000);
        trace.heard(new Progress(2_000_000, 2_500_000, 0, 1, 1), 2_250_000_000L);

        trace.write(temp.resolve("trace.csv"));

        assertThat(temp.resolve("trace.csv")).content().isEqualTo("""
                seconds,objective,bound
                1.500,1.000000,3.000000
                2.000,2.000000,3.000000
                2.250,2.000000,2.500000
                """);
    }

    @Test
    void what_if_is_asked_within_limits_only() {
        var given = Given.in(temp.resolve("i"));
        var plan = temp.resolve("p");
        Given.run("plan", given.folder(), "--out", plan);

        for (var refused : new String[][] {
            {"--radius-km", "-0.1"},
            {"--radius-km", "1000000.1"},
            {"--value", "-0.1"},
            {"--value", "1000000.1"},
            {"--value", "NaN"},
            {"--start", "2027-02-30T08:00"},
            {"--start", "2027-01-04"},
            {"--start", "tomorrow"}
        }) {
            var answer = Given.run("explain", given.folder(), plan, "--need", "clinic", refused[0], refused[1]);

            assertThat(answer.code()).as("%s %s", refused[0], refused[1]).isEqualTo(2);
            assertThat(answer.err()).contains(refused[0].equals("--start") ? refused[1] : refused[0]);
        }
        for (var taken : new String[][] {
            {"--radius-km", "0"},
            {"--radius-km", "1000000"},
            {"--value", "0"},
            {"--value", "1000000"},
            {"--start", "2027-01-04T08:30"}
        }) {
            assertThat(Given.run("explain", given.folder(), plan, "--need", "clinic", taken[0], taken[1])
                            .code())
                    .as("%s %s", taken[0], taken[1])
                    .isZero();
        }
    }
}
