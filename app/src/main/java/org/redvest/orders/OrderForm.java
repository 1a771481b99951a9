package org.redvest.orders;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.redvest.web.PlainText;

/** An order's form as it was typed. It says nothing about whether it is right: {@link FormReader} does. */
public record OrderForm(Map<String, List<String>> typed) {

    /** Longer than any rule allows, so that what is too long is still shown and named; no longer, so that no one fills the disk. */
    private static final int KEPT = 1000;

    /** All of a form together: what is kept of it must fit into its row, quotes doubled. */
    private static final int KEPT_IN_ALL = 8000;

    public OrderForm {
        var kept = new TreeMap<String, List<String>>();
        int length = 0;
        for (var field : new TreeMap<>(typed).entrySet()) {
            var values =
                    field.getValue().stream().limit(20).map(OrderForm::kept).toList();
            int more = field.getKey().length()
                    + values.stream().mapToInt(value -> value.length() + 10).sum();
            if (field.getKey().matches("[a-z]{2,12}[0-9]{0,2}") && length + more <= KEPT_IN_ALL) {
                kept.put(field.getKey(), values);
                length += more;
            }
        }
        typed = kept;
    }

    public String value(String name) {
        return typed.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    public String value(String name, int index) {
        return value(Rules.field(name, index));
    }

    public List<String> values(String name) {
        return typed.getOrDefault(name, List.of());
    }

    public boolean has(String name, String value) {
        return values(name).contains(value);
    }

    public OrderForm with(String name, String value) {
        var more = new TreeMap<>(typed);
        more.put(name, List.of(value));
        return new OrderForm(more);
    }

    /** How many of the numbered fields were filled: {@code date}, {@code date2}, … */
    public int filled(String name, int most) {
        return IntStream.range(0, most)
                .filter(i -> !value(name, i).isBlank())
                .map(i -> i + 1)
                .max()
                .orElse(0);
    }

    /** A form can hold a telephone number. */
    @Override
    public String toString() {
        return "form with " + typed.keySet();
    }

    private static String kept(String value) {
        var plain = PlainText.of(value);
        return plain.codePointCount(0, plain.length()) <= KEPT
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, KEPT));
    }
}
