package org.redvest.volunteers.teams;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.VolunteerId;

/**
 * A team as its reader may see it.
 *
 * @param shown the members, for those who look after them; empty for others
 * @param size how many members there are, with the leader
 */
public record TeamView(
        ServiceTeam team,
        TeamRights rights,
        List<TeamMember> shown,
        int size,
        Map<VolunteerId, Introduction> introductions) {

    public TeamView {
        shown = List.copyOf(shown);
        introductions = Map.copyOf(introductions);
    }

    /** Empty where the person was erased. */
    public String name(VolunteerId volunteer) {
        return Optional.ofNullable(introductions.get(volunteer))
                .map(Introduction::name)
                .orElse("");
    }

    public String maskedPhone(VolunteerId volunteer) {
        return Optional.ofNullable(introductions.get(volunteer))
                .map(Introduction::maskedPhone)
                .orElse("");
    }

    public List<TeamMember> waiting() {
        return shown.stream().filter(member -> !member.admitted()).toList();
    }

    public List<TeamMember> admitted() {
        return shown.stream().filter(TeamMember::admitted).toList();
    }

    public boolean leads(VolunteerId volunteer) {
        return team.leader().equals(volunteer);
    }

    public boolean isDeputy(VolunteerId volunteer) {
        return team.deputy().filter(volunteer::equals).isPresent();
    }

    public boolean isOffered(VolunteerId volunteer) {
        return team.offeredTo().filter(volunteer::equals).isPresent();
    }
}
