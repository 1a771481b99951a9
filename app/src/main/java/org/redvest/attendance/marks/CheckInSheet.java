package org.redvest.attendance.marks;

import java.util.List;
import org.redvest.rules.RuleField;
import org.redvest.rules.RuleSheet;
import org.springframework.stereotype.Component;

/** When people check in and out, and how the code changes. */
@Component
class CheckInSheet implements RuleSheet {

    static final String CODE = "check-in";
    static final String OPENS = "opensBefore";
    static final String OPEN_AFTER = "openAfter";
    static final String STEP = "codeSeconds";
    static final String STEPS_BACK = "codesBack";
    static final String TRIES = "codeTries";
    static final String TRIES_WITHIN = "tryMinutes";
    static final String SETTLE = "settleDays";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<RuleField> fields() {
        return List.of(
                new RuleField.Whole(OPENS, 0, 240),
                new RuleField.Whole(OPEN_AFTER, 0, 1440),
                new RuleField.Whole(STEP, 30, 60),
                new RuleField.Whole(STEPS_BACK, 0, 3),
                new RuleField.Whole(TRIES, 1, 20),
                new RuleField.Whole(TRIES_WITHIN, 1, 60),
                new RuleField.Whole(SETTLE, 2, 60));
    }
}
