package org.redvest.rules;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What a version says: texts by the names of the fields that they are typed into. An empty text is as good as none. */
public record RuleContent(Map<String, String> values) {

    public static final RuleContent NONE = new RuleContent(Map.of());

    public RuleContent {
        values = Map.copyOf(values);
    }

    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    public boolean has(String name) {
        return !text(name).isEmpty();
    }

    public boolean says(String name, String value) {
        return text(name).equals(value);
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public LocalTime time(String name) {
        return LocalTime.parse(text(name));
    }

    /** One field that two versions say differently. */
    public record Difference(String field, String before, String after) {}

    /** @param order of the fields on the page; others follow by name */
    public List<Difference> against(RuleContent before, List<String> order) {
        var fields = new ArrayList<>(order);
        var others = new TreeSet<>(values.keySet());
        others.addAll(before.values.keySet());
        order.forEach(others::remove);
        fields.addAll(others);
        return fields.stream()
                .filter(field -> !text(field).equals(before.text(field)))
                .map(field -> new Difference(field, before.text(field), text(field)))
                .toList();
    }

    boolean sameAs(RuleContent other) {
        return against(other, List.of()).isEmpty();
    }
}
