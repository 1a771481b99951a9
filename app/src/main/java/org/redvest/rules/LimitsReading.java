package org.redvest.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.redvest.web.Problem;

/** A typed sheet, read: what is wrong with it, and what it wants. */
record LimitsReading(RuleSheet sheet, RuleForm form, RuleContent content, List<Problem> problems) {

    static LimitsReading of(RuleSheet sheet, RuleForm form, LocalDate today) {
        Map<String, String> values = new HashMap<>();
        var problems = new ArrayList<Problem>();
        for (var field : sheet.fields()) {
            var typed = form.value(field.name());
            field.read(typed)
                    .ifPresentOrElse(read -> values.put(field.name(), read), () -> problems.add(field.problem()));
        }
        var content = new RuleContent(values);
        if (problems.isEmpty()) {
            problems.addAll(sheet.problems(content));
        }
        problems.addAll(form.dayProblems(today));
        return new LimitsReading(sheet, form, content, List.copyOf(problems));
    }

    /** Call it only where nothing is wrong. */
    RuleChange change() {
        return new RuleChange(
                RuleSubject.limits(sheet.code()), sheet.code(), form.effective().orElseThrow(), content, form.seen());
    }
}
