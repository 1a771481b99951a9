package org.redvest.dispatch.places;

import org.redvest.accounts.PersonalCount;
import org.springframework.stereotype.Component;

/** How many invitations wait for an answer of the person who acts. Most people have none, and their list asks no more than this. */
@Component
class WaitingInvitationCount implements PersonalCount {

    static final String NAME = "invited";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String query() {
        return "select count(*) from service_invitation where volunteer_id = :account and state = 'open'";
    }
}
