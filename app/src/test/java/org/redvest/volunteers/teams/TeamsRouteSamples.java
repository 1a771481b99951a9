package org.redvest.volunteers.teams;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.database.Scopes;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.TestVolunteers;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Each county has a team with a leader, a member to whom the lead is offered, another, and one who waits to be admitted. */
@Component
class TeamsRouteSamples implements RouteSamples {

    private final Teams teams;
    private final TestVolunteers people;

    TeamsRouteSamples(Teams teams, TestVolunteers people) {
        this.teams = teams;
        this.people = people;
    }

    @Override
    public Samples in(SampleCounty county) {
        var staff = county.hat(Role.DISPATCHER);
        var leader = people.registered(county.another(Role.LEADER));
        var heir = people.registered(county.another(Role.VOLUNTEER));
        var member = people.registered(county.another(Role.VOLUNTEER));
        var applicant = people.registered(county.another(Role.VOLUNTEER));
        var team = founded(county, leader);
        var token = teams.view(team, leader).team().token();
        List.of(heir, member, applicant).forEach(hat -> Scopes.run(hat.scope(), () -> teams.join(token, hat)));
        List.of(heir, member).forEach(hat -> teams.admit(team, id(hat), leader));
        teams.nameDeputy(team, Optional.of(id(member)), leader);
        teams.offerLead(team, id(heir), leader);
        return new Samples(
                List.of(
                        RouteSample.of("GET /teams", staff),
                        RouteSample.of("GET /teams/new", staff),
                        RouteSample.of("POST /teams", staff).with("region", county.code()),
                        RouteSample.of("GET /me/teams", leader),
                        RouteSample.of("GET /teams/join/{token}", applicant).at("token", token),
                        RouteSample.of("POST /teams/join/{token}", applicant).at("token", token),
                        RouteSample.of("GET /teams/{team}", leader).at("team", team.value()),
                        on(team, "", leader).with("description", "周末陪诊").with("admission", "at-once"),
                        on(team, "/link", leader),
                        on(team, "/members/{member}/admission", leader)
                                .at("member", id(applicant).value()),
                        on(team, "/members/{member}/removal", leader)
                                .at("member", id(applicant).value()),
                        on(team, "/members/{member}/deputy", leader)
                                .at("member", id(member).value()),
                        on(team, "/members/{member}/lead", leader).at("member", id(heir).value()),
                        on(team, "/lead/acceptance", heir),
                        on(team, "/lead/withdrawal", heir),
                        on(team, "/deputy/withdrawal", heir),
                        on(team, "/leaving", member),
                        on(team, "/dissolution", staff)),
                Set.of("秘密队" + county.code()));
    }

    private TeamId founded(SampleCounty county, Hat leader) {
        var form = new TeamForm(
                "秘密队%s %d".formatted(county.code(), id(leader).value()),
                county.code(),
                "",
                people.number(leader),
                TeamAdmission.BY_LEADER.word());
        var founder = county.hat(Role.DISPATCHER);
        return Scopes.within(founder.scope(), () -> switch (teams.found(form, founder)) {
            case TeamFounding.Founded(var team) -> team;
            case TeamFounding.Refused(var problems) -> throw new IllegalStateException(problems.toString());
        });
    }

    private static RouteSample on(TeamId team, String act, Hat owner) {
        return RouteSample.of("POST /teams/{team}" + act, owner).at("team", team.value());
    }

    private static VolunteerId id(Hat hat) {
        return VolunteerId.of(hat.account());
    }
}
