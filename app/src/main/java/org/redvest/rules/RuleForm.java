package org.redvest.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.redvest.web.TypedDay;
import org.redvest.web.TypedNumber;

/**
 * A form in which a rule is changed, as it was typed.
 *
 * @param said key of what stands above the form where a change was refused; empty where none was
 */
public record RuleForm(Map<String, String> typed, Problems problems, String said) {

    private static final String SEEN = "seen";
    private static final String EFFECTIVE = "effective";
    private static final String STEP = "step";

    /** Farther ahead nobody plans: a year that was mistyped. */
    private static final int FARTHEST_YEARS = 2;

    public RuleForm {
        typed = Map.copyOf(typed);
    }

    /**
     * Starts from what was written last, with the day it was written for: who changes one line of a plan must not bring the rest of it
     * forward. What is in force already starts from today.
     */
    public static RuleForm of(RuleHistory history, LocalDate today) {
        var newest = history.newest();
        var typed =
                new HashMap<>(newest.map(version -> version.content().values()).orElse(Map.of()));
        var day = newest.map(RuleVersion::from).filter(today::isBefore).orElse(today);
        typed.put(EFFECTIVE, day.toString());
        typed.put(SEEN, Long.toString(history.mark()));
        return new RuleForm(typed, Problems.NONE, "");
    }

    public static RuleForm typed(Map<String, String> fields) {
        return new RuleForm(fields, Problems.NONE, "");
    }

    public RuleForm with(List<Problem> problems) {
        return new RuleForm(typed, new Problems(problems), said);
    }

    public RuleForm said(String key) {
        return new RuleForm(typed, problems, key);
    }

    public RuleForm seeing(long mark) {
        return with(SEEN, Long.toString(mark));
    }

    public RuleForm with(String name, String value) {
        var more = new HashMap<>(typed);
        more.put(name, value);
        return new RuleForm(more, problems, said);
    }

    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    public boolean has(String name, String value) {
        return List.of(value(name).split(",")).contains(value);
    }

    public boolean steps(String step) {
        return value(STEP).equals(step);
    }

    public long seen() {
        return TypedNumber.whole(value(SEEN)).orElse(-1);
    }

    public Optional<LocalDate> effective() {
        return TypedDay.read(value(EFFECTIVE));
    }

    /** From today at the earliest: what was, was under the old rule. */
    public List<Problem> dayProblems(LocalDate today) {
        var last = today.plusYears(FARTHEST_YEARS);
        return effective()
                        .filter(day -> !day.isBefore(today) && !day.isAfter(last))
                        .isPresent()
                ? List.of()
                : List.of(new Problem(EFFECTIVE, "web.typed.day", today.toString(), last.toString()));
    }
}
