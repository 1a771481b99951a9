package org.redvest.dispatch.places;

import java.util.Optional;
import org.redvest.accounts.PersonalCount;
import org.redvest.accounts.Role;
import org.springframework.stereotype.Component;

/** How many swaps wait for an answer of the person who acts. */
@Component
class SwapsToAnswer implements PersonalCount {

    static final String NAME = "swaps";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String query() {
        return "select count(*) from swap_seat where volunteer_id = :account and open and agreed_at is null";
    }

    @Override
    public Optional<String> toDo(Role role) {
        return role == Role.VOLUNTEER ? Optional.of("/services/swaps") : Optional.empty();
    }
}
