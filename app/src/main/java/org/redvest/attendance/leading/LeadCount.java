package org.redvest.attendance.leading;

import org.redvest.accounts.PersonalCount;
import org.springframework.stereotype.Component;

/** How many services were ever handed to the person who acts to lead. Most people lead none, and are asked no more than this. */
@Component
public class LeadCount implements PersonalCount {

    public static final String NAME = "led";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String query() {
        return "select count(*) from shift_lead where volunteer_id = :account";
    }
}
