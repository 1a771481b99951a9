package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * People write numbers, times, lists and ids in many forms. Each column takes the form of the format and refuses every other, with the place,
 * with what stands there, and with what is allowed.
 */
class CellFormsTest {
    @TempDir
    private Path temp = Path.of("");

    /** Every column with the kind of its cells, and a good cell to spoil. */
    private static Stream<Arguments> everyCellInEveryForm() {
        var numbers = Stream.of(
                "volunteers.csv lat 27",
                "volunteers.csv lon 111",
                "volunteers.csv radius_km 10",
                "volunteers.csv max_shifts 2",
                "volunteers.csv max_minutes 600",
                "volunteers.csv max_shifts_per_day 1",
                "volunteers.csv load 0",
                "needs.csv lat 27",
                "needs.csv lon 111",
                "needs.csv places 1",
                "needs.csv value 100",
                "bonuses.csv points 3",
                "pairs.csv points 3",
                "prices.csv places 1",
                "prices.csv filled 1",
                "prices.csv price 90.000000",
                "prices.csv eligible 2",
                "plan.csv distance_km 0.000",
                "plan.csv points 92.000000");
        var times = Stream.of(
                "availability.csv from 2027-01-04T08:00",
                "availability.csv to 2027-01-04T12:00",
                "needs.csv start 2027-01-04T09:00",
                "needs.csv end 2027-01-04T12:00");
        var lists = Stream.of(
                "volunteers.csv skills nursing;law",
                "volunteers.csv interests nursing;law",
                "needs.csv skills nursing;law");
        var ids = Stream.of(
                "availability.csv volunteer An",
                "decisions.csv volunteer An",
                "decisions.csv need library",
                "decisions.csv decision held",
                "bonuses.csv volunteer An",
                "bonuses.csv need library",
                "pairs.csv volunteer An",
                "pairs.csv need library",
                "plan.csv volunteer An",
                "plan.csv need library",
                "prices.csv need library");
        return Stream.of(
                        inEveryForm(numbers, CellFormsTest::numbersAsPeopleWriteThem),
                        inEveryForm(times, CellFormsTest::timesAsPeopleWriteThem),
                        inEveryForm(lists, CellFormsTest::listsAsPeopleWriteThem),
                        inEveryForm(ids, good -> Stream.of(" " + good, good + " ", good + "\u3000", wide(good))))
                .flatMap(arguments -> arguments);
    }

    private static Stream<String> numbersAsPeopleWriteThem(String good) {
        var whole = good.replaceAll("[.].*", "");
        return Stream.of(
                "1e1",
                "1E+02",
                wide(good),
                whole + ",5",
                " " + good,
                good + " ",
                "+" + good,
                whole + ".",
                "½",
                "两",
                "");
    }

    private static Stream<String> timesAsPeopleWriteThem(String good) {
        return Stream.of(
                good.replace('T', ' '),
                good.replace('-', '/'),
                good + ":00",
                good + "Z",
                good.replace("2027-01-04", "4.1.2027"),
                good.replace("2027-01-04", "2027年1月4日"),
                good.replaceAll("T.*", ""),
                good.replaceAll("T.*", "T24:00"),
                good.replace("-01-04", "-02-30"),
                good + " ",
                wide(good),
                "46391.375",
                "");
    }

    private static Stream<String> listsAsPeopleWriteThem(String good) {
        return Stream.of(
                good.replace(";", "; "),
                good.replace(";", " ;"),
                good.replace(";", ";\u00A0"),
                good.replace(";", ";\u3000"),
                good.replace(";", ";\u200B"),
                good.replace(";", ";\t"),
                good.replace(';', '；'),
                good.replace(';', '，'),
                good.replace(';', '、'),
                " " + good,
                good + " ",
                good + "; ");
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @MethodSource("everyCellInEveryForm")
    void another_form_of_a_cell_is_refused_with_its_place_and_what_is_allowed(
            String file, String column, String good, String bad) {
        var rewritten = new RewrittenFile(temp, file, text -> withCell(text, column, bad));

        assertThat(rewritten.faults()).anySatisfy(fault -> {
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.value()).isEqualTo(bad);
            assertThat(Words.of("zh").tell(fault)).startsWith(file + ":2 " + column);
        });
    }

    private static Stream<Arguments> inEveryForm(Stream<String> columns, Function<String, Stream<String>> forms) {
        return columns.map(column -> column.split(" "))
                .flatMap(column ->
                        forms.apply(column[2]).map(bad -> Arguments.of(column[0], column[1], column[2], bad)));
    }

    /** The cell of this column in the first row, quoted. */
    private static String withCell(String text, String column, String value) {
        var lines = text.split("\n");
        var cells = lines[1].split(",", -1);
        cells[List.of(lines[0].split(",")).indexOf(column)] = '"' + value + '"';
        lines[1] = String.join(",", cells);
        return String.join("\n", lines) + "\n";
    }

    /** The same letters and digits as an input method for Chinese writes them. */
    private static String wide(String text) {
        return text.chars()
                .mapToObj(c -> Character.toString(c > ' ' && c < 127 ? c + 0xFEE0 : c))
                .collect(Collectors.joining());
    }
}
