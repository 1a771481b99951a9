package org.redvest.volunteers.teams;

import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.PeopleWaiting;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Those who asked to join a team, for its leader and the deputy. */
@Component
class JoinsWaiting implements PeopleWaiting {

    private final TeamMembershipStore members;

    JoinsWaiting(TeamMembershipStore members) {
        this.members = members;
    }

    @Override
    public String what() {
        return "joins";
    }

    @Override
    public String path() {
        return "/me/teams";
    }

    @Override
    @Transactional(readOnly = true)
    public long count(Hat hat) {
        return hat.role().serves()
                ? Scopes.within(Scope.SYSTEM, () -> members.countAsking(VolunteerId.of(hat.account())))
                : 0;
    }
}
