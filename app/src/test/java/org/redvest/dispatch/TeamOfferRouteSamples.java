package org.redvest.dispatch;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Role;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.teams.TeamAnswer;
import org.redvest.dispatch.teams.TeamOffers;
import org.redvest.dispatch.teams.TeamWish;
import org.redvest.regions.RegionCode;
import org.redvest.testing.RouteSample;
import org.redvest.testing.RouteSamples;
import org.redvest.testing.SampleCounty;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/** Each county has a team that its dispatcher has asked for people, led by the county's volunteer. */
@Component
class TeamOfferRouteSamples implements RouteSamples {

    private static final String TEAMS = "/orders/{number}/invitations/{need}/teams";

    private final Town town;
    private final DispatchRouteSamples dispatched;
    private final Volunteers volunteers;
    private final TeamOffers offers;

    TeamOfferRouteSamples(Town town, DispatchRouteSamples dispatched, Volunteers volunteers, TeamOffers offers) {
        this.town = town;
        this.dispatched = dispatched;
        this.volunteers = volunteers;
        this.offers = offers;
    }

    @Override
    public Samples in(SampleCounty county) {
        var leader = county.hat(Role.VOLUNTEER);
        var dispatcher = county.hat(Role.DISPATCHER);
        var me = VolunteerId.of(leader.account());
        dispatched.register(leader);
        var door = "请队巷" + county.code() + "号";
        var order = dispatched.approved(county, door, "2026-03-13");
        var need = Town.need(order);
        var member = town.volunteer(Town.NEIGHBOUR.living(leader.region()));
        var team = Scopes.within(
                Scope.SYSTEM,
                () -> volunteers.found(
                        new NewTeam("陪诊队" + UUID.randomUUID(), new RegionCode(county.code()), me, Set.of(member))));
        var asked = (TeamAnswer.Asked) Scopes.<TeamAnswer, RuntimeException>within(
                dispatcher.scope(), () -> offers.offer(order.number(), need, TeamWish.of(team, 1), dispatcher));
        return new Samples(
                List.of(
                        RouteSample.of("GET " + TEAMS, dispatcher)
                                .at("number", order.number())
                                .at("need", need.value()),
                        RouteSample.of("POST " + TEAMS, dispatcher)
                                .at("number", order.number())
                                .at("need", need.value())
                                .with("team", team.value())
                                .with("places", 1),
                        RouteSample.of("POST " + TEAMS + "/{offer}/withdrawal", dispatcher)
                                .at("number", order.number())
                                .at("need", need.value())
                                .at("offer", asked.offer()),
                        RouteSample.of("GET /teams/offers", leader),
                        RouteSample.of("GET /teams/offers/{offer}", leader).at("offer", asked.offer()),
                        RouteSample.of("POST /teams/offers/{offer}", leader)
                                .at("offer", asked.offer())
                                .with("who", member.value()),
                        RouteSample.of("POST /teams/offers/{offer}/withdrawal", leader)
                                .at("offer", asked.offer())
                                .with("proposal", 0),
                        RouteSample.of("POST /teams/offers/{offer}/decline", leader)
                                .at("offer", asked.offer())),
                Set.of(door));
    }
}
