package org.redvest.dispatch.emergency;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The form of an emergency call, as it was filled in. */
public record EmergencyForm(Map<String, List<String>> typed) {

    /** Minutes from now until people are needed; {@code at}: a set hour. */
    public static final List<String> LEADS = List.of("30", "60", "120");

    public static final String AT = "at";

    /** Minutes in which those who are asked answer. */
    public static final List<String> MINUTES = List.of("3", "5", "10", "15");

    private static final Map<String, List<String>> USUAL = Map.of(
            "when", List.of("60"),
            "hours", List.of("3"),
            "people", List.of("5"),
            "minutes", List.of("5"));

    public EmergencyForm {
        typed = Map.copyOf(typed);
    }

    static EmergencyForm empty(boolean drill) {
        var typed = new TreeMap<>(USUAL);
        if (drill) {
            typed.put("drill", List.of("yes"));
        }
        return new EmergencyForm(typed);
    }

    public String value(String field) {
        return typed.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }

    public boolean has(String field, String value) {
        return typed.getOrDefault(field, List.of()).contains(value);
    }

    public List<String> values(String field) {
        return typed.getOrDefault(field, List.of());
    }

    public boolean drill() {
        return has("drill", "yes");
    }

    EmergencyForm with(String field, String value) {
        var more = new TreeMap<>(typed);
        more.put(field, List.of(value));
        return new EmergencyForm(more);
    }
}
