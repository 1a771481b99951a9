package org.redvest.dispatch.places;

import java.util.Comparator;
import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.AskReason;
import org.redvest.dispatch.vacancies.ProposingTeamStore;
import org.redvest.dispatch.vacancies.ServiceInvitation;
import org.redvest.volunteers.Team;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** Names the team whose leader proposed a member, to that member. */
@Component
class ProposingTeams {

    private final ProposingTeamStore store;
    private final Volunteers volunteers;

    ProposingTeams(ProposingTeamStore store, Volunteers volunteers) {
        this.store = store;
        this.volunteers = volunteers;
    }

    /** Where two of a member's teams are asked, the one whose leader has sent it; empty where the member has left the team. */
    Optional<String> name(ServiceInvitation invitation) {
        if (invitation.why() != AskReason.TEAM) {
            return Optional.empty();
        }
        return Scopes.within(Scope.SYSTEM, () -> {
            var asked = store.teams(invitation.need());
            return volunteers.teamsOf(invitation.volunteer()).stream()
                    .filter(team -> asked.contains(team.id()))
                    .min(Comparator.comparing(team -> !team.leader().account().equals(invitation.sentBy())))
                    .map(Team::name);
        });
    }
}
