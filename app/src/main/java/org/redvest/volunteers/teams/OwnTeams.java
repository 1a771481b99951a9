package org.redvest.volunteers.teams;

import java.util.List;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A volunteer's own place in teams: where they belong, and where they wait. */
@Service
class OwnTeams {

    private final ServiceTeamStore store;
    private final TeamMembershipStore members;

    OwnTeams(ServiceTeamStore store, TeamMembershipStore members) {
        this.store = store;
        this.members = members;
    }

    /** Whether the hat's volunteer is a member or has asked to be one. */
    @Transactional(readOnly = true)
    public boolean belongs(ServiceTeam team, Hat hat) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> members.find(team.id(), VolunteerId.of(hat.account())).isPresent());
    }

    /** Teams that the hat's volunteer has asked to join and that have not answered yet. */
    @Transactional(readOnly = true)
    public List<ServiceTeam> asked(Hat hat) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> members.asked(VolunteerId.of(hat.account())).stream()
                        .flatMap(id -> store.find(id).stream())
                        .toList());
    }
}
