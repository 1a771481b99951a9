package org.redvest.channels.outbox;

import java.util.List;
import org.redvest.rules.RuleField;
import org.redvest.rules.RuleSheet;
import org.springframework.stereotype.Component;

/** The most invitations that one person gets by text in a week, for each costs the city money and the person a look. */
@Component
class InvitationSheet implements RuleSheet {

    static final String CODE = "invitations";
    static final String WEEKLY = "weekly";

    private static final int MOST = 20;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<RuleField> fields() {
        return List.of(new RuleField.Whole(WEEKLY, 0, MOST));
    }
}
