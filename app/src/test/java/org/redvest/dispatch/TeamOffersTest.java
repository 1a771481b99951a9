package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scopes;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.teams.TeamAnswer;
import org.redvest.testing.RedvestTest;
import org.redvest.volunteers.NewTeam;

/** A team is asked, its leader proposes members, and each of them says yes or no by themselves. */
@RedvestTest
class TeamOffersTest extends AskedTeams {

    @Test
    void a_member_whom_the_leader_proposes_comes_only_when_they_say_yes() {
        var team = team(3);
        var order = approved(2);
        long offer = asked(order, team, 2);

        assertThat(propose(offer, team, team.members().get(1)))
                .singleElement()
                .isInstanceOf(AskOutcome.InviteSent.class);

        assertThat(town.held(order)).isEmpty();
        assertThat(accept(order, team.members().get(1))).isInstanceOf(Answer.Accepted.class);
        assertThat(town.held(order)).hasSize(1);
    }

    @Test
    void as_many_as_were_asked_for_are_on_their_way_and_a_no_makes_room() {
        var team = team(4);
        var order = approved(3);
        long offer = asked(order, team, 2);
        var who = team.members();

        assertThat(propose(offer, team, who.get(1), who.get(2), who.get(3))).hasSize(2);
        assertThat(propose(offer, team, who.get(3))).isEmpty();
        town.as(who.get(1), () -> dispatch.decline(need(order), who.get(1)));

        assertThat(propose(offer, team, who.get(3))).singleElement().isInstanceOf(AskOutcome.InviteSent.class);
        assertThat(propose(offer, team, who.get(1)))
                .as("after a no nothing more of that service comes")
                .singleElement()
                .isInstanceOf(AskOutcome.DeclinedBefore.class);
    }

    @Test
    void two_who_lead_propose_no_more_than_were_asked_for_together() throws Exception {
        var team = team(9);
        var order = approved(5);
        long offer = asked(order, team, 3);
        var tasks = new ArrayList<Callable<Collection<AskOutcome>>>();
        team.members().stream().skip(1).forEach(member -> tasks.add(() -> propose(offer, team, member)));

        var sent = Town.together(tasks).stream()
                .flatMap(Collection::stream)
                .filter(AskOutcome.InviteSent.class::isInstance)
                .count();

        assertThat(sent).isEqualTo(3);
    }

    @Test
    void who_wants_to_be_left_alone_is_left_alone_by_their_team_too() {
        var quiet = town.volunteer(NEIGHBOUR.undisturbed());
        var team = team(List.of(town.volunteer(NEIGHBOUR), quiet));
        long offer = asked(approved(2), team, 2);

        assertThat(propose(offer, team, quiet)).singleElement().isInstanceOf(AskOutcome.LeftAlone.class);
    }

    @Test
    void another_team_s_leader_and_a_plain_member_see_no_offer() {
        var team = team(2);
        var other = team(2);
        long offer = asked(approved(2), team, 2);

        assertThatThrownBy(() -> propose(offer, other, other.members().get(1))).isInstanceOf(NoSuchOpening.class);
        var member = town.hat(team.members().get(1));
        assertThatThrownBy(() -> offers.propose(offer, List.of(team.leader()), member))
                .isInstanceOf(NoSuchOpening.class);
        assertThat(propose(offer, team, other.members().get(1)))
                .as("a stranger to the team")
                .isEmpty();
    }

    @Test
    void a_dispatcher_asks_no_team_of_another_county() {
        var order = approved(2);
        var far = town.volunteer(NEIGHBOUR.living(Town.ELSEWHERE));
        var team = found(new NewTeam("外区队" + UUID.randomUUID(), Town.ELSEWHERE.county(), far, Set.of()));

        assertThatThrownBy(() -> ask(order, team, 1)).isInstanceOf(NoSuchOpening.class);
    }

    @Test
    void asked_twice_a_team_is_asked_once_and_again_when_it_was_taken_back() {
        var team = team(2);
        var order = approved(2);
        long offer = asked(order, team, 1);

        assertThat(ask(order, team.id(), 2)).isInstanceOf(TeamAnswer.AskedBefore.class);

        var dispatcher = town.dispatcher();
        Scopes.run(dispatcher.scope(), () -> offers.takeBack(order.number(), offer, dispatcher));
        assertThat(propose(offer, team, team.members().get(1))).isEmpty();
        assertThat(ask(order, team.id(), 2)).isInstanceOf(TeamAnswer.Asked.class);
    }

    @Test
    void a_full_cancelled_or_begun_service_takes_no_proposals() {
        var team = team(3);
        var full = approved(1);
        long first = asked(full, team, 1);
        var stranger = town.volunteer(NEIGHBOUR);
        town.open(full);
        town.accept(full, stranger);
        assertThat(propose(first, team, team.members().get(1))).isEmpty();

        var cancelled = approved(2);
        long second = asked(cancelled, team, 1);
        var community = town.community();
        Scopes.run(community.scope(), () -> orders.cancel(cancelled.number(), "停电", community));
        assertThat(propose(second, team, team.members().get(1))).isEmpty();

        var begun = approved(2);
        long third = asked(begun, team, 1);
        clock.set("2026-02-28T08:30");
        assertThat(propose(third, team, team.members().get(1))).isEmpty();
    }

    @Test
    void a_member_who_no_longer_leads_reads_that_another_goes_on_with_it() throws Exception {
        var team = team(2);
        long offer = asked(approved(2), team, 2);
        var member = town.hat(team.members().get(1));

        assertThat(perform(get("/teams/offers/" + offer), member).getRedirectedUrl())
                .isEqualTo("/teams/offers?passed=true");
        assertThat(read(get("/teams/offers?passed=true"), member)).contains("由服务队现在的队长接着办");
    }

    @Test
    void the_leader_reads_who_can_be_asked_and_the_dispatcher_what_became_of_it() throws Exception {
        var busy = town.volunteer(NEIGHBOUR);
        var elsewhere = town.opened("clinic-escort", 1, "2026-02-28T09:00", "2026-02-28T10:00");
        town.accept(elsewhere, busy);
        var free = town.volunteer(NEIGHBOUR);
        var team = team(List.of(town.volunteer(NEIGHBOUR), busy, free));
        var order = approved(2);
        var dispatcher = town.dispatcher();
        var ask = "/orders/" + order.number() + "/invitations/" + need(order) + "/teams";

        var asked = read(post(ask).param("team", "" + team.id().value()).param("places", "1"), dispatcher);
        assertThat(asked).contains("已请这个服务队出人", "等队长推荐", "请出 1 人，已答应 0 人");
        var leader = town.hat(team.leader());
        var list = read(get("/teams/offers"), leader);
        var page = list.replaceAll("(?s).*href=\"(/teams/offers/[0-9]+)\".*", "$1");
        assertThat(read(get(page), leader))
                .contains("可以推荐的 2 人", "value=\"" + free.value() + "\"", "那个时间另有安排")
                .doesNotContain(Town.ADDRESS, "1380", "value=\"" + busy.value() + "\"");
        assertThat(read(post(page), leader)).contains("没有勾选任何人");
        assertThat(read(post(page).param("who", "" + free.value()), leader)).contains("已请 1 人", "推荐够了");
        assertThat(read(get("/openings/" + need(order)), town.hat(free)))
                .contains("被请来出人，队长推荐了您")
                .contains(team.name());

        accept(order, free);

        assertThat(read(get(page), leader)).contains("人够了，不用再推荐", "已答应 1 人");
        assertThat(read(get(ask), dispatcher)).contains("已答应 1 人", "人够了");
        assertThat(perform(get(page), town.hat(free)).getStatus())
                .as("only who leads the team reads it")
                .isEqualTo(303);
        assertThat(read(get(page).param("lang", "en"), leader)).contains("enough people");
    }

    @Test
    void a_team_without_people_says_so_and_its_offer_ends() throws Exception {
        var team = team(2);
        var order = approved(2);
        long offer = asked(order, team, 2);
        var leader = town.hat(team.leader());

        assertThat(perform(post("/teams/offers/" + offer + "/decline"), leader).getRedirectedUrl())
                .isEqualTo("/teams/offers/" + offer);

        assertThat(read(get("/teams/offers/" + offer), leader)).contains("已经告诉组织方这次出不了人");
        assertThat(propose(offer, team, team.members().get(1))).isEmpty();
    }
}
