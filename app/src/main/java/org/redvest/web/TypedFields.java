package org.redvest.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The fields of a form as they were typed, for the page that shows them again and for those who read them. */
public record TypedFields(Map<String, String> typed) {

    public static final TypedFields NONE = new TypedFields(Map.of());

    public static final String YES = "yes";

    public TypedFields {
        typed = Map.copyOf(typed);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean has(String field, String value) {
        return value(field).equals(value);
    }

    public boolean ticked(String field) {
        return has(field, YES);
    }

    /** The form's own number, and a new one where it was taken out. */
    public UUID form() {
        var typed = value("request");
        return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(typed) : UUID.randomUUID();
    }

    public int version() {
        return TypedNumber.whole(value("version")).orElse(-1);
    }

    public TypedFields with(String field, String value) {
        var more = new HashMap<>(typed);
        more.put(field, value);
        return new TypedFields(more);
    }

    /** Reads fields one after the other, and gathers what is wrong with them. */
    public static final class FieldReading {
        private final TypedFields fields;
        private final List<Problem> problems = new ArrayList<>();

        public FieldReading(TypedFields fields) {
            this.fields = fields;
        }

        public String line(String field, FreeText rule) {
            return text(field, PlainText.line(fields.value(field)), rule);
        }

        public String text(String field, FreeText rule) {
            return text(field, PlainText.of(fields.value(field)), rule);
        }

        private String text(String field, String text, FreeText rule) {
            boolean nobodys = fields.ticked(FreeText.NOTHING_PRIVATE);
            problems.addAll(rule.problems(field, "web.typed.missing", text, nobodys));
            return text;
        }

        public String oneOf(String field, Collection<String> allowed) {
            if (!allowed.contains(fields.value(field))) {
                problem(field, "web.typed.choose");
            }
            return fields.value(field);
        }

        public int whole(String field, int least, int most) {
            var read = TypedNumber.whole(fields.value(field));
            if (read.isEmpty() || read.getAsInt() < least || read.getAsInt() > most) {
                problem(field, "web.typed.whole", least, most);
            }
            return read.orElse(least);
        }

        public Optional<LocalDate> day(String field) {
            var read = TypedDay.read(fields.value(field));
            if (read.isEmpty()) {
                problem(field, fields.value(field).isBlank() ? "web.typed.missing" : "web.typed.not-a-day");
            }
            return read;
        }

        public String value(String field) {
            return fields.value(field);
        }

        public void problem(String field, String key, Object... arguments) {
            problems.add(new Problem(field, key, arguments));
        }

        public void add(Problem problem) {
            problems.add(problem);
        }

        public boolean right() {
            return problems.isEmpty();
        }

        public Problems problems() {
            return new Problems(problems);
        }
    }
}
