package org.redvest.rules;

import java.util.List;

/**
 * A sheet as it is today.
 *
 * @param ahead versions whose day has not come
 */
public record SheetInForce(RuleSheet sheet, RuleContent content, List<RuleVersion> ahead) {

    public SheetInForce {
        ahead = List.copyOf(ahead);
    }
}
