package org.redvest.rules;

import java.util.List;
import java.util.stream.Collectors;
import org.redvest.web.FieldLine;

/** A change as the audit log holds it: a line for each field that is different, and the first day. */
final class AuditedRule {

    private static final String FROM = "effective";

    private AuditedRule() {}

    record Lines(String before, String after) {}

    static Lines changed(RuleChange change, RuleContent before) {
        var differences = change.content().against(before, List.of());
        return new Lines(
                differences.stream()
                        .filter(each -> !each.before().isEmpty())
                        .map(each -> FieldLine.write(each.field(), each.before()))
                        .collect(Collectors.joining("\n")),
                differences.stream()
                                .filter(each -> !each.after().isEmpty())
                                .map(each -> FieldLine.write(each.field(), each.after()))
                                .collect(Collectors.joining("\n"))
                        + "\n"
                        + FieldLine.write(FROM, change.from().toString()));
    }

    static Lines takenBack(RuleVersion version) {
        return new Lines("", FieldLine.write(FROM, version.from().toString()));
    }
}
