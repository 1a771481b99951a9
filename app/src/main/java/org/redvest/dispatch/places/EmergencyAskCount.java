package org.redvest.dispatch.places;

import org.redvest.accounts.PersonalCount;
import org.springframework.stereotype.Component;

/** How many emergency calls wait for an answer of the person who acts. */
@Component
class EmergencyAskCount implements PersonalCount {

    static final String NAME = "emergencies";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String query() {
        return "select count(*) from emergency_ask where volunteer_id = :account and state = 'open'";
    }
}
