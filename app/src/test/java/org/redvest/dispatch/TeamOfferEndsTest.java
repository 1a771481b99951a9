package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scopes;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.teams.TeamAnswer;
import org.redvest.dispatch.teams.TeamWish;
import org.redvest.orders.Draft;
import org.redvest.testing.RedvestTest;
import org.springframework.context.annotation.Import;

/** How offers to teams end, what goes on when a team changes meanwhile, and how it is asked anew. */
@RedvestTest
@Import(Town.class)
class TeamOfferEndsTest extends AskedTeams {

    @Test
    void a_leader_takes_back_their_proposals_and_not_the_committee_s() throws Exception {
        var team = team(3);
        var order = approved(2);
        var by = town.dispatcher();
        var invited = "/orders/" + order.number() + "/invitations/" + need(order);
        read(post(invited).param("who", "" + team.members().get(1).value()), by);
        long offer = asked(order, team, 2);
        propose(offer, team, team.members().get(2));
        var leader = town.hat(team.leader());

        var page = read(get("/teams/offers/" + offer), leader);
        assertThat(page).contains("组织方请的").containsOnlyOnce("name=\"proposal\"");
        var proposal = page.replaceAll("(?s).*name=\"proposal\" value=\"([0-9]+)\".*", "$1");
        perform(post("/teams/offers/" + offer + "/withdrawal").param("proposal", proposal), leader);

        assertThat(read(get("/teams/offers/" + offer), leader)).doesNotContain("name=\"proposal\"");
        assertThat(accept(order, team.members().get(1))).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void what_is_said_of_a_member_is_said_of_that_member() throws Exception {
        var far = town.volunteer(NEIGHBOUR.living(Town.ELSEWHERE));
        var free = town.neighbours(2);
        var team = team(List.of(town.volunteer(NEIGHBOUR), far, free.getFirst(), free.get(1)));
        long offer = asked(approved(2), team, 1);
        var leader = town.hat(team.leader());

        var proposal = Scopes.within(
                leader.scope(), () -> offers.propose(offer, List.of(far, free.getFirst(), free.get(1), far), leader));

        assertThat(proposal.outcomes().get(far)).isInstanceOf(AskOutcome.NotEligible.class);
        assertThat(proposal.outcomes().get(free.getFirst())).isInstanceOf(AskOutcome.InviteSent.class);
        assertThat(proposal.noRoom()).containsExactly(free.get(1));
    }

    @Test
    void who_left_the_team_meanwhile_is_not_asked_and_the_others_are() throws Exception {
        var team = team(3);
        long offer = asked(approved(2), team, 2);
        var left = town.hat(team.members().get(1));
        perform(post("/teams/" + team.id().value() + "/leaving"), left);

        var page = read(
                post("/teams/offers/" + offer)
                        .param("who", "" + team.members().get(1).value())
                        .param("who", "" + team.members().get(2).value()),
                town.hat(team.leader()));

        assertThat(page).contains("已请 1 人", "另有 1 人已不在队里");
    }

    @Test
    void who_leads_after_a_handover_proposes_and_who_led_before_does_not() throws Exception {
        var team = team(3);
        long offer = asked(approved(2), team, 1);
        var heir = team.members().get(1);
        var path = "/teams/" + team.id().value();
        perform(post(path + "/members/" + heir.value() + "/lead"), town.hat(team.leader()));
        perform(post(path + "/lead/acceptance"), town.hat(heir));

        var before = town.hat(team.leader());
        assertThatThrownBy(() -> offers.propose(offer, List.of(heir), before)).isInstanceOf(NoSuchOpening.class);
        var now = town.hat(heir);
        assertThat(Scopes.within(
                                now.scope(),
                                () -> offers.propose(
                                        offer, List.of(team.members().get(2)), now))
                        .all())
                .singleElement()
                .isInstanceOf(AskOutcome.InviteSent.class);
    }

    @Test
    void a_team_has_until_the_set_time_and_can_then_be_asked_anew() {
        var team = team(3);
        var order = approved(2);
        assertThat(ask(order, new TeamWish(team.id(), 1, Optional.of(Town.at("2026-02-28T09:00")))))
                .as("after the start")
                .isInstanceOf(TeamAnswer.OutOfTime.class);
        var first = ask(order, new TeamWish(team.id(), 1, Optional.of(Town.at("2026-02-26T20:00"))));
        long offer = ((TeamAnswer.Asked) first).offer();

        clock.set("2026-02-26T20:00");
        assertThat(propose(offer, team, team.members().get(1))).isEmpty();

        long again = asked(order, team, 1);
        assertThat(propose(again, team, team.members().get(1)))
                .singleElement()
                .isInstanceOf(AskOutcome.InviteSent.class);
    }

    @Test
    void a_team_that_has_sent_its_people_can_be_asked_for_more() {
        var team = team(4);
        var order = approved(3);
        propose(asked(order, team, 1), team, team.members().get(1));
        accept(order, team.members().get(1));
        clock.set("2026-02-26T09:30");

        long more = asked(order, team, 1);

        assertThat(propose(more, team, team.members().get(2)))
                .singleElement()
                .isInstanceOf(AskOutcome.InviteSent.class);
    }

    @Test
    void a_moved_service_is_another_question() throws Exception {
        var team = team(3);
        var order = approved(2);
        long offer = asked(order, team, 1);
        var community = town.community();
        var draft = town.draft(
                new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")),
                2,
                List.of(),
                "2026-03-01T08:00",
                "2026-03-01T11:30");
        Scopes.run(
                community.scope(),
                () -> orders.change(order.number(), orders.order(order.number()).version(), draft, community));

        assertThat(propose(offer, team, team.members().get(1))).isEmpty();
        assertThat(read(get("/teams/offers/" + offer), town.hat(team.leader()))).contains("服务改了时间");
        long again = asked(town.reread(order), team, 1);
        assertThat(propose(again, team, team.members().get(1)))
                .singleElement()
                .isInstanceOf(AskOutcome.InviteSent.class);
    }

    @Test
    void a_dissolved_team_is_named_no_more_and_can_propose_nobody() throws Exception {
        var team = team(2);
        var order = approved(2);
        long offer = asked(order, team, 1);
        var leader = town.hat(team.leader());
        perform(post("/teams/" + team.id().value() + "/dissolution"), leader);

        assertThat(perform(get("/teams/offers/" + offer), leader).getStatus()).isEqualTo(404);
        var teams = "/orders/" + order.number() + "/invitations/" + need(order) + "/teams";
        assertThat(read(get(teams), town.dispatcher())).contains("团队已解散").doesNotContain(team.name());
    }

    @Test
    void dispatchers_who_ask_one_team_together_ask_it_once() throws Exception {
        var team = team(2);
        var order = approved(2);

        var answers = Town.together(List.<Callable<TeamAnswer>>of(
                () -> ask(order, team.id(), 1), () -> ask(order, team.id(), 2), () -> ask(order, team.id(), 1)));

        assertThat(answers).filteredOn(TeamAnswer.Asked.class::isInstance).hasSize(1);
    }

    @Test
    void a_time_that_was_refused_stays_in_the_form() throws Exception {
        var team = team(2);
        var order = approved(2);
        var teams = "/orders/" + order.number() + "/invitations/" + need(order) + "/teams";

        var page = read(
                post(teams)
                        .param("team", "" + team.id().value())
                        .param("places", "1")
                        .param("until", "2026-03-05T09:00"),
                town.dispatcher());

        assertThat(page).contains("这个时间不能用", "value=\"2026-03-05T09:00\"");
        assertThat(read(get("/orders/" + order.number() + "/invitations/" + need(order)), town.dispatcher()))
                .doesNotContain("等队长推荐");
        asked(order, team, 1);
        assertThat(read(get("/orders/" + order.number() + "/invitations/" + need(order)), town.dispatcher()))
                .contains(team.name(), "等队长推荐", "不去 0 人");
    }
}
