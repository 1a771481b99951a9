package org.redvest.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * A change before it is saved.
 *
 * @param differences against what is in force on its day without it
 * @param later versions that are planned for a later day and replace it then
 */
public record RulePreview(
        LocalDate from, List<RuleContent.Difference> differences, List<RuleEffect> effects, List<RuleVersion> later) {

    public RulePreview {
        differences = List.copyOf(differences);
        effects = List.copyOf(effects);
        later = List.copyOf(later);
    }

    public static RulePreview of(
            RuleChange change,
            RuleContent before,
            List<String> order,
            List<RuleEffect> effects,
            List<RuleVersion> later) {
        return new RulePreview(change.from(), change.content().against(before, order), effects, later);
    }
}
