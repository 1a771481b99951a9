package org.redvest.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies on the limit of a cell is read, what lies just outside is refused and read as something harmless. */
class CellsTest {
    @TempDir
    private Path folder = Path.of("");

    private final Faults faults = new Faults();

    @ParameterizedTest
    @ValueSource(strings = {"0", "9", "90", "-90", "00.5", "0.123456789", "-0.000000001"})
    void digits_with_a_sign_and_up_to_nine_decimals_are_a_number(String text) {
        assertThat(Cells.parse(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                ".5",
                "-.5",
                "5.",
                "1.2.3",
                "0.1234567891",
                "--1",
                "/",
                ":",
                "1/",
                "1:",
                "1.:"
            })
    void anything_else_is_none(String text) {
        assertThat(Cells.parse(text)).isNaN();
    }

    @Test
    void no_zero_is_negative() {
        assertThat(1 / Cells.parse("-0")).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(1 / Cells.parse("-0.0")).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void a_number_is_taken_on_its_limits() {
        assertThat(number("-90")).isEqualTo(-90);
        assertThat(number("90")).isEqualTo(90);
        assertThat(faults.none()).isTrue();

        assertThat(number("-90.000000001")).isZero();
        assertThat(number("90.000000001")).isZero();
        assertThat(kinds()).containsExactly("number", "number");
    }

    @Test
    void a_distance_is_zero_or_more_and_finite() {
        assertThat(cell("0", row -> Cells.distance(row, 0))).isZero();
        assertThat(cell("9" + "0".repeat(300), row -> Cells.distance(row, 0))).isGreaterThan(1e300);
        assertThat(faults.none()).isTrue();

        assertThat(cell("-0.1", row -> Cells.distance(row, 0))).isZero();
        assertThat(cell("9" + "0".repeat(310), row -> Cells.distance(row, 0))).isZero();
        assertThat(kinds()).containsExactly("not-negative", "not-negative");
    }

    @Test
    void an_integer_is_taken_on_its_limits() {
        assertThat(integer("0")).isZero();
        assertThat(integer("60")).isEqualTo(60);
        assertThat(faults.none()).isTrue();

        assertThat(integer("-1")).isZero();
        assertThat(integer("61")).isZero();
        assertThat(integer("2.0")).isZero();
        assertThat(kinds()).containsExactly("integer", "integer", "integer");
    }

    @Test
    void the_last_year_of_a_need_is_5999() {
        assertThat(minute("1970-01-02T01:02")).isEqualTo(1440 + 62);
        assertThat(minute("5999-12-31T23:59")).isPositive();
        assertThat(faults.none()).isTrue();

        assertThat(minute("6000-01-01T00:00")).isEqualTo(Long.MIN_VALUE);
        assertThat(kinds()).containsExactly("year");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970x01-02T01:02", "1970-01x02T01:02", "1970-01-02x01:02", "1970-01-02T01x02", "197:-01-02T01:02",
                "1970-0:-02T01:02", "1970-01-0:T01:02", "1970-01-02T0::02", "1970-01-02T01:0:", "1970-01-02T01:020"
            })
    void each_character_of_a_time_is_looked_at(String text) {
        assertThat(minute(text)).isEqualTo(Long.MIN_VALUE);
        assertThat(kinds()).containsExactly("time");
    }

    private double number(String text) {
        return cell(text, row -> Cells.number(row, 0, "-90", "90"));
    }

    private double integer(String text) {
        return cell(text, row -> Cells.integer(row, 0, 60));
    }

    private long minute(String text) {
        var told = new ArrayList<Long>();
        read(text, row -> told.add(Cells.needMinute(row, 0)));
        return told.getFirst();
    }

    private double cell(String text, ToDoubleFunction<Row> read) {
        var told = new ArrayList<Double>();
        read(text, row -> told.add(read.applyAsDouble(row)));
        return told.getFirst();
    }

    private void read(String text, Consumer<Row> rows) {
        try {
            Files.writeString(folder.resolve("table.csv"), "x,y\n" + text + ",end\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Table(folder, "table.csv", List.of("x"), faults).read(rows);
    }

    private List<String> kinds() {
        return faults.found().stream().map(Fault::kind).toList();
    }
}
