package org.redvest.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read as RFC 8259 has it, and what is wrong is told with its line. */
class JsonParserTest {

    @Test
    void every_kind_of_value_is_read() {
        var value = JsonParser.parse("""
                 { "text" : "a b" ,
                   "numbers":[0, -1, 2.50,3e9,4E-05, 1e+3],
                   "truth":[true,false , null], "empty":[{},[ ], { } ,""] } \t\r
                """);

        assertThat(value)
                .isEqualTo(new Json.Members(Map.of(
                        "text", new Json.Text("a b"),
                        "numbers",
                                new Json.Array(List.of(
                                        new Json.Number("0"),
                                        new Json.Number("-1"),
                                        new Json.Number("2.50"),
                                        new Json.Number("3e9"),
                                        new Json.Number("4E-05"),
                                        new Json.Number("1e+3"))),
                        "truth",
                                new Json.Array(
                                        List.of(new Json.Truth(true), new Json.Truth(false), new Json.Nothing())),
                        "empty",
                                new Json.Array(List.of(
                                        new Json.Members(Map.of()),
                                        new Json.Array(List.of()),
                                        new Json.Members(Map.of()),
                                        new Json.Text(""))))));
    }

    @Test
    void every_escape_stands_for_its_character() {
        assertThat(text("\\\" \\\\ \\/ \\b \\f \\n \\r \\t")).isEqualTo("\" \\ / \b \f \n \r \t");
        assertThat(text("\\u5df2\\u5DF2\\u0000\\uffff9")).isEqualTo("已已\0\uffff9");
        assertThat(text(" 红马甲 \u007f")).isEqualTo(" 红马甲 \u007f");
    }

    private static String text(String inQuotes) {
        return JsonParser.parse('"' + inQuotes + '"') instanceof Json.Text(var value) ? value : "no text";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{\"a\"",
                "{\"a\":",
                "{\"a\" 1}",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{,}",
                "[1",
                "[1,]",
                "[1 2]",
                "[,]",
                "\"a",
                "\"\\",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u123",
                "\"\\u123g\"",
                "\"\\u123\uff11\"",
                "\"a\tb\"",
                "\"\u001f\"",
                "tru",
                "True",
                "nul",
                "fals",
                "01",
                "+1",
                "-",
                "1.",
                ".5",
                "1e",
                "1e+",
                "NaN",
                "1 2",
                "{}}",
                "1,"
            })
    void anything_else_is_refused(String text) {
        assertThrows(JsonParser.BadJson.class, () -> JsonParser.parse(text));
    }

    @Test
    void sixty_four_levels_are_deep_enough() {
        assertThat(JsonParser.parse("[".repeat(65) + "]".repeat(65))).isInstanceOf(Json.Array.class);
        assertThat(JsonParser.parse("{\"a\":".repeat(64) + "1" + "}".repeat(64)))
                .isInstanceOf(Json.Members.class);
        assertThrows(JsonParser.BadJson.class, () -> JsonParser.parse("[".repeat(66) + "]".repeat(66)));
        assertThrows(JsonParser.BadJson.class, () -> JsonParser.parse("{\"a\":".repeat(65) + "1" + "}".repeat(65)));
    }

    @Test
    void what_is_wrong_is_told_with_its_line_and_a_repeated_key_by_name() {
        var bad = assertThrows(JsonParser.BadJson.class, () -> JsonParser.parse("{\n\"a\": 1,\n\"b\": x\n}\n"));
        assertThat(bad.line()).isEqualTo(3);
        assertThat(bad.repeatedKey()).isEmpty();

        var repeated = assertThrows(JsonParser.BadJson.class, () -> JsonParser.parse("{\n\"a\": 1,\n\n\"a\": 1}"));
        assertThat(repeated.line()).isEqualTo(4);
        assertThat(repeated.repeatedKey()).isEqualTo("a");
    }
}
