package org.redvest.funds.forms;

import java.util.Optional;
import org.redvest.funds.FundOutline;
import org.redvest.web.FreeText;
import org.redvest.web.Problems;
import org.redvest.web.TypedFields;

/**
 * A fund as a form says it.
 *
 * @param outline empty where something is wrong with it
 */
public record FundReading(Optional<FundOutline> outline, Problems problems) {

    private static final FreeText NAME = FreeText.own(2, 40);
    private static final FreeText PURPOSE = FreeText.open(5, 500);

    public static FundReading of(TypedFields typed) {
        var reader = new TypedFields.FieldReading(typed);
        var outline = new FundOutline(reader.line("fund", NAME), reader.text("boundTo", PURPOSE));
        return new FundReading(reader.right() ? Optional.of(outline) : Optional.empty(), reader.problems());
    }
}
