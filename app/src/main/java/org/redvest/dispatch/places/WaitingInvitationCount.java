package org.redvest.dispatch.places;

import java.util.Optional;
import org.redvest.accounts.PersonalCount;
import org.redvest.accounts.Role;
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

    @Override
    public Optional<String> toDo(Role role) {
        return role == Role.VOLUNTEER ? Optional.of("/openings") : Optional.empty();
    }
}
