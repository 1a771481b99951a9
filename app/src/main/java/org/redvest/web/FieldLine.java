package org.redvest.web;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a field of a form held, as one line that is kept: {@code age=16}. It is shown in the reader's language: {@code 年龄：16 岁}. A value
 * that is a code has its word under {@code value.<field>.<code>}, or where {@link #WORDS} says; a number has its unit under {@code
 * unit.<field>}.
 */
public record FieldLine(String field, String value) {

    private static final Pattern LINE = Pattern.compile("[a-zA-Z]+[0-9]*=.*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+$");

    /** Fields whose values are named on other pages, too. */
    private static final Map<String, String> WORDS = Map.of(
            "category", "catalogue.category.",
            "skills", "catalogue.skill.",
            "weekdays", "catalogue.days.",
            "measure", "catalogue.measure.");

    public static String write(String field, String value) {
        return field + "=" + PlainText.line(value);
    }

    /** Whether a text is made of such lines. */
    public static boolean areFields(String lines) {
        return !lines.isEmpty()
                && lines.lines().allMatch(line -> LINE.matcher(line).matches());
    }

    /** What each field held and holds: {@code 人数：2 人 → 4 人；风险：…}. A field that only one side has is shown with that. */
    public static String changes(Text text, String before, String after) {
        var was = read(before);
        var is = read(after);
        return Stream.concat(is.keySet().stream(), was.keySet().stream().filter(field -> !is.containsKey(field)))
                .map(field -> text.field(field)
                        + Stream.of(was, is)
                                .flatMap(side -> Optional.ofNullable(side.get(field)).stream())
                                .map(value -> new FieldLine(field, value).valueIn(text))
                                .collect(Collectors.joining(" → "))
                        + (is.containsKey(field) ? "" : " → " + text.of("web.empty")))
                .collect(Collectors.joining(text.of("web.semicolon")));
    }

    private static Map<String, String> read(String lines) {
        Map<String, String> values = new LinkedHashMap<>();
        lines.lines().forEach(line -> {
            int sign = line.indexOf('=');
            values.put(line.substring(0, sign), line.substring(sign + 1));
        });
        return values;
    }

    /** The value alone, in words. */
    public String valueIn(Text text) {
        var name = NUMBER.matcher(field).replaceAll("");
        if (name.equals("skills")) {
            return value.isEmpty()
                    ? text.of("value.skills.none")
                    : Arrays.stream(value.split(","))
                            .map(skill -> word(text, name, skill))
                            .collect(Collectors.joining(text.of("web.dot")));
        }
        return word(text, name, value);
    }

    private static String word(Text text, String name, String value) {
        var key = Objects.requireNonNullElse(WORDS.get(name), "value." + name + ".") + value;
        if (text.has(key)) {
            return text.of(key);
        }
        var unit = "unit." + name;
        return text.has(unit) && value.matches("[0-9]{1,9}") ? text.of(unit, Integer.parseInt(value)) : value;
    }
}
