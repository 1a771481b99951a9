package org.redvest.orders;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** An order's form as it was typed. It says nothing about whether it is right: {@link FormReader} does. */
public record OrderForm(Map<String, List<String>> typed) {

    /** Longer than any rule allows, so that what is too long is still shown and named; no longer, so that no one fills the disk. */
    private static final int KEPT = 2000;

    public OrderForm {
        var kept = new TreeMap<String, List<String>>();
        typed.forEach((name, values) -> {
            if (name.matches("[a-z]{2,12}[0-9]{0,2}")) {
                kept.put(name, values.stream().limit(20).map(OrderForm::kept).toList());
            }
        });
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
        return value.length() <= KEPT ? value : value.substring(0, KEPT);
    }
}
