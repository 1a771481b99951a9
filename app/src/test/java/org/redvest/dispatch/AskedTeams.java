package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.need;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.teams.TeamAnswer;
import org.redvest.dispatch.teams.TeamOffers;
import org.redvest.dispatch.teams.TeamWish;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.NewTeam;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Teams, the services that they are asked for, and what their leaders propose. */
abstract class AskedTeams {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    Town town;

    @Autowired
    TeamOffers offers;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    Volunteers volunteers;

    @Autowired
    TestPeople people;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestClock clock;

    record TestTeam(TeamId id, String name, VolunteerId leader, List<VolunteerId> members) {}

    final Order approved(int people) {
        return town.approved("clinic-escort", people, START, END);
    }

    final TestTeam team(int size) {
        return team(town.neighbours(size));
    }

    /** The first leads it. */
    final TestTeam team(List<VolunteerId> members) {
        var name = "陪诊队" + UUID.randomUUID();
        var id = found(new NewTeam(name, Town.COUNTY, members.getFirst(), Set.copyOf(members)));
        return new TestTeam(id, name, members.getFirst(), members);
    }

    final TeamId found(NewTeam team) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.found(team));
    }

    final long asked(Order order, TestTeam team, int places) {
        return ((TeamAnswer.Asked) ask(order, team.id(), places)).offer();
    }

    final TeamAnswer ask(Order order, TeamId team, int places) {
        return ask(order, TeamWish.of(team, places));
    }

    final TeamAnswer ask(Order order, TeamWish wish) {
        var dispatcher = town.dispatcher();
        return Scopes.within(dispatcher.scope(), () -> offers.offer(order.number(), need(order), wish, dispatcher));
    }

    final Collection<AskOutcome> propose(long offer, TestTeam team, VolunteerId... members) {
        var leader = town.hat(team.leader());
        return Scopes.within(
                leader.scope(),
                () -> offers.propose(offer, List.of(members), leader).all());
    }

    final Answer accept(Order order, VolunteerId who) {
        return town.accept(need(order), who, UUID.randomUUID());
    }

    final String read(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        var answer = perform(request, hat);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    final MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
    }
}
