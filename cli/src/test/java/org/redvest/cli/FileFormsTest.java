package org.redvest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.redvest.cli.files.Fault;

/**
 * Spreadsheets write files in many forms. Each file of the format is read as it was meant, or refused with what was found; it is never read
 * as something else.
 */
class FileFormsTest {
    @TempDir
    private Path temp = Path.of("");

    /** A way of writing a whole file that changes nothing of what it says. */
    private enum Harmless {
        ROWS_OF_COMMAS_AT_THE_END(text -> text + commas(text) + commas(text)),
        ROWS_OF_COMMAS_BETWEEN(text -> text.replaceFirst("\n", "\n" + commas(text)) + "\n\n"),
        ROWS_OF_COMMAS_BEFORE_THE_HEADER(text -> commas(text) + text),
        ROWS_OF_FEWER_COMMAS(text -> text + ",\n"),
        ROWS_OF_EMPTY_QUOTES(text -> text + commas(text).replace(",", "\"\",").replace("\n", "\"\"\n")),
        BYTE_ORDER_MARK(text -> "\uFEFF" + text),
        LINES_OF_WINDOWS(text -> text.replace("\n", "\r\n")),
        NO_LINE_END_AT_THE_END(String::strip),
        QUOTES_AROUND_EVERY_CELL(FileFormsTest::quoted);

        private final UnaryOperator<String> change;

        Harmless(UnaryOperator<String> change) {
            this.change = change;
        }
    }

    /** A way of writing a whole file that is refused in its first row. */
    private enum Harmful {
        CAPITALS_IN_THE_HEADER("column-form", text -> header(text, h -> h.toUpperCase(Locale.ROOT))),
        BLANKS_IN_THE_HEADER("column-form", text -> header(text, h -> h.replace(",", ", "))),
        WIDE_BLANKS_IN_THE_HEADER("column-form", text -> header(text, h -> h.replace(",", "\u3000,"))),
        SECOND_BYTE_ORDER_MARK("column-form", text -> "\uFEFF\uFEFF" + text),
        SEMICOLONS("separated-by-semicolons", text -> text.replace(',', ';')),
        TABS("separated-by-tabs", text -> text.replace(',', '\t')),
        FULL_WIDTH_COMMAS("separated-by-full-width-commas", text -> text.replace(',', '，')),
        A_COLUMN_TWICE("repeated-column", text -> header(text, h -> h + "," + h.replaceAll(",.*", ""))),
        A_COLUMN_LESS("missing-column", text -> header(text, h -> h.replaceAll(",[a-z_]*$", "")));

        private final String kind;
        private final UnaryOperator<String> change;

        Harmful(String kind, UnaryOperator<String> change) {
            this.kind = kind;
            this.change = change;
        }
    }

    private static Stream<Arguments> everyFileInEveryHarmlessForm() {
        return RewrittenFile.files()
                .flatMap(file -> Stream.of(Harmless.values()).map(form -> Arguments.of(file, form)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyFileInEveryHarmlessForm")
    void what_spreadsheets_add_changes_nothing(String file, Harmless form) {
        var usual = new RewrittenFile(temp.resolve("usual"), file, UnaryOperator.identity());
        var rewritten = new RewrittenFile(temp.resolve("rewritten"), file, form.change);

        assertThat(rewritten.faults()).isEmpty();
        assertThat(rewritten.meaning()).isEqualTo(usual.meaning());
    }

    private static Stream<Arguments> everyFileInEveryHarmfulForm() {
        return RewrittenFile.files().flatMap(file -> Stream.of(Harmful.values()).map(form -> Arguments.of(file, form)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyFileInEveryHarmfulForm")
    void another_form_of_the_first_row_is_named_once_and_no_row_is_read(String file, Harmful form) {
        var faults = new RewrittenFile(temp, file, form.change).faults();

        assertThat(faults).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.kind()).isEqualTo(form.kind);
            assertThat(fault.line()).isEqualTo(1);
        });
        assertThat(faults).extracting(Fault::column).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"volunteers.csv", "needs.csv"})
    void what_a_file_that_cannot_be_read_would_have_said_is_not_missed_in_every_row_of_the_others(String file) {
        var rewritten = new RewrittenFile(temp, file, Harmful.SEMICOLONS.change);

        assertThat(rewritten.faultsOfAllFiles()).hasSize(1);
    }

    private static Stream<Arguments> everyFileInEveryEncoding() {
        return RewrittenFile.files()
                .flatMap(file -> Stream.of(
                        Arguments.of(file, "GB18030", "not-utf8-but-gb18030"),
                        Arguments.of(file, "UTF-16", "not-utf8-but-utf16"),
                        Arguments.of(file, "x-UTF-16LE-BOM", "not-utf8-but-utf16"),
                        Arguments.of(file, "ISO-8859-1", "not-utf8")));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("everyFileInEveryEncoding")
    void another_encoding_is_named(String file, String encoding, String kind) throws IOException {
        var row = encoding.equals("ISO-8859-1") ? "Zoë,\n" : "红马甲,\n";
        var rewritten = new RewrittenFile(temp, file, UnaryOperator.identity());
        Files.write(rewritten.path(), (Given.text(rewritten.path()) + row).getBytes(Charset.forName(encoding)));

        assertThat(rewritten.faults()).extracting(Fault::kind).containsExactly(kind);
    }

    private static String commas(String text) {
        return ",".repeat((int) text.lines()
                        .findFirst()
                        .orElseThrow()
                        .chars()
                        .filter(c -> c == ',')
                        .count()) + "\n";
    }

    private static String quoted(String text) {
        return text.lines()
                .map(line -> Stream.of(line.split(",", -1)).collect(Collectors.joining("\",\"", "\"", "\"\n")))
                .collect(Collectors.joining());
    }

    private static String header(String text, UnaryOperator<String> change) {
        var end = text.indexOf('\n');
        return change.apply(text.substring(0, end)) + text.substring(end);
    }
}
