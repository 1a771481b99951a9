package org.redvest.orders.drafting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.redvest.orders.forms.FormReader;
import org.redvest.web.PlainText;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** An order's form as it was typed. It says nothing about whether it is right: {@link FormReader} does. */
public record OrderForm(Map<String, List<String>> typed) {

    /**
     * Characters of a whole form. Nothing is cut: what is too long for its field is kept and named, and a form beyond this is not taken
     * at all, so that no one fills the disk. With quotes doubled it fits into its row.
     */
    private static final int MOST = 40_000;

    public OrderForm {
        var kept = new TreeMap<String, List<String>>();
        int length = 0;
        for (var field : new TreeMap<>(typed).entrySet()) {
            var values = field.getValue().stream()
                    .limit(OrderChecks.MOST_SHIFTS)
                    .map(PlainText::of)
                    .toList();
            if (field.getKey().matches("[a-z]{2,12}[0-9]{0,2}")) {
                kept.put(field.getKey(), values);
                length += field.getKey().length()
                        + values.stream().mapToInt(value -> value.length() + 10).sum();
            }
        }
        if (length > MOST) {
            throw new ErrorResponseException(HttpStatus.CONTENT_TOO_LARGE);
        }
        typed = kept;
    }

    public String value(String name) {
        return typed.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    public String value(String name, int index) {
        return value(OrderChecks.field(name, index));
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
}
