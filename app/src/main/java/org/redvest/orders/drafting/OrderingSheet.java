package org.redvest.orders.drafting;

import java.util.List;
import org.redvest.rules.RuleField;
import org.redvest.rules.RuleSheet;
import org.springframework.stereotype.Component;

/** How far ahead a community orders; at most as far as a plan reaches. */
@Component
class OrderingSheet implements RuleSheet {

    static final String CODE = "ordering";
    static final String AHEAD = "ahead";

    private static final int LEAST_DAYS = 7;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<RuleField> fields() {
        return List.of(new RuleField.Whole(AHEAD, LEAST_DAYS, Math.toIntExact(OrderChecks.FARTHEST.toDays())));
    }
}
