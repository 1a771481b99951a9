package org.redvest.funds.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.redvest.funds.Fen;
import org.redvest.web.FreeText;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedDay;
import org.redvest.web.TypedNumber;

/** The fields of a form about a fund as they were typed, for the page that shows them again and for those who read them. */
public record FundFields(Map<String, String> typed) {

    public static final FundFields EMPTY = new FundFields(Map.of());

    public FundFields {
        typed = Map.copyOf(typed);
    }

    public String value(String field) {
        return typed.getOrDefault(field, "");
    }

    public boolean has(String field, String value) {
        return value(field).equals(value);
    }

    /** The form's own number, and a new one where it was taken out. */
    public UUID form() {
        var typed = value("request");
        return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(typed) : UUID.randomUUID();
    }

    /** Reads fields one after the other, and gathers what is wrong with them. */
    static final class FundFieldReader {
        private final FundFields fields;
        private final List<Problem> problems = new ArrayList<>();

        FundFieldReader(FundFields fields) {
            this.fields = fields;
        }

        String line(String field, FreeText rule) {
            return text(field, PlainText.line(fields.value(field)), rule);
        }

        String text(String field, FreeText rule) {
            return text(field, PlainText.of(fields.value(field)), rule);
        }

        private String text(String field, String text, FreeText rule) {
            boolean nobodys = fields.has(FreeText.NOTHING_PRIVATE, "yes");
            problems.addAll(rule.problems(field, "web.typed.missing", text, nobodys));
            return text;
        }

        Optional<LocalDate> day(String field) {
            var read = TypedDay.read(fields.value(field));
            if (read.isEmpty()) {
                problem(field, fields.value(field).isBlank() ? "web.typed.missing" : "funds.problem.not-a-day");
            }
            return read;
        }

        /** In fen. */
        OptionalLong money(String field) {
            var typed = fields.value(field);
            var read = TypedNumber.fen(typed);
            if (typed.isBlank()) {
                problem(field, "web.typed.missing");
            } else if (read.isEmpty() || read.getAsLong() == 0) {
                problem(field, "funds.problem.no-sum");
            } else if (read.getAsLong() > Fen.MOST) {
                problem(field, "funds.problem.too-much", Fen.yuan(Fen.MOST));
            }
            return read;
        }

        void problem(String field, String key, Object... arguments) {
            problems.add(new Problem(field, key, arguments));
        }

        void add(Problem problem) {
            problems.add(problem);
        }

        boolean right() {
            return problems.isEmpty();
        }

        Problems problems() {
            return new Problems(problems);
        }
    }
}
