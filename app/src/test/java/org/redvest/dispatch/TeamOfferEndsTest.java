package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scopes;
import org.redvest.dispatch.invitations.AskOutcome;
import org.redvest.dispatch.teams.TeamAnswer;
import org.redvest.dispatch.teams.TeamOfferEndings;
import org.redvest.dispatch.teams.TeamWish;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** How offers to teams end, what goes on when a team changes meanwhile, and how it is asked anew. */
@RedvestTest
class TeamOfferEndsTest extends AskedTeams {

    @Autowired
    TeamOfferEndings endings;

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
        move(order, "2026-03-01T08:00", "2026-03-01T11:30");

        assertThat(propose(offer, team, team.members().get(1))).isEmpty();
        assertThat(read(get("/teams/offers/" + offer), town.hat(team.leader()))).contains("服务改了时间");
        long again = asked(town.reread(order), team, 1);
        assertThat(propose(again, team, team.members().get(1)))
                .singleElement()
                .isInstanceOf(AskOutcome.InviteSent.class);
    }

    @Test
    void a_team_whose_time_runs_out_without_people_is_told_of_once_and_the_reason_stays() throws Exception {
        var team = team(2);
        var order = approved(2);
        var first = ask(order, new TeamWish(team.id(), 2, Optional.of(Town.at("2026-02-26T20:00"))));
        long offer = ((TeamAnswer.Asked) first).offer();
        var dispatcher = town.dispatcher();
        var leader = town.hat(team.leader());
        var said = "请" + team.name() + "出人的时间过了：要 2 人，答应了 0 人";

        clock.set("2026-02-26T20:00");
        endings.look();
        endings.look();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(read(get("/notices"), dispatcher)).containsOnlyOnce(said));
        assertThat(read(get("/notices"), leader)).containsOnlyOnce(said);
        move(order, "2026-03-01T08:00", "2026-03-01T11:30");
        assertThat(read(get("/teams/offers/" + offer), leader))
                .contains("推荐的时间已过")
                .doesNotContain("服务改了时间");
    }

    @Test
    void an_offer_that_ended_with_enough_people_does_not_open_again_when_one_leaves() throws Exception {
        var team = team(3);
        var order = approved(2);
        long offer = asked(order, team, 1);
        propose(offer, team, team.members().get(1));
        accept(order, team.members().get(1));

        endings.look();
        var place = town.held(order).getFirst().id();
        town.as(
                team.members().get(1),
                () -> dispatch.leave(place, team.members().get(1)));

        assertThat(read(get("/teams/offers/" + offer), town.hat(team.leader()))).contains("人够了");
        assertThat(ask(order, team.id(), 1)).isInstanceOf(TeamAnswer.Asked.class);
    }

    @Test
    void no_more_places_are_asked_of_teams_than_are_free() throws Exception {
        var team = team(2);
        var other = team(2);
        var order = approved(2);
        asked(order, team, 1);
        var page = "/orders/" + order.number() + "/invitations/" + need(order) + "/teams";

        assertThat(read(get(page), town.dispatcher()))
                .contains("name=\"places\"", "<option value=\"1\"")
                .doesNotContain("<option value=\"2\" selected");
        long second = asked(order, other, 2);
        assertThat(propose(
                        second,
                        other,
                        other.members().getFirst(),
                        other.members().get(1)))
                .as("of two only one was free")
                .filteredOn(AskOutcome.InviteSent.class::isInstance)
                .hasSize(1);
        assertThat(ask(order, team(2).id(), 1)).isInstanceOf(TeamAnswer.PlacesPromised.class);
        assertThat(read(get(page), town.dispatcher())).contains("空着的名额都已请服务队出人");
    }

    @Test
    void who_said_yes_to_the_committee_was_not_sent_by_the_team() throws Exception {
        var team = team(3);
        var order = approved(3);
        asked(order, team, 1);
        var dispatcher = town.dispatcher();
        var who = team.members().get(1);
        read(
                post("/orders/" + order.number() + "/invitations/" + need(order))
                        .param("who", "" + who.value()),
                dispatcher);
        accept(order, who);

        assertThat(read(get("/teams/offers"), town.hat(team.leader()))).contains("请出 1 人，已答应 0 人");
    }

    @Test
    void an_open_offer_is_something_to_do_for_the_leader_until_members_are_proposed() throws Exception {
        var team = team(3);
        var order = approved(2);
        var leader = town.hat(team.leader());
        assertThat(read(get("/leading"), leader)).doesNotContain("推荐队员");

        long offer = asked(order, team, 1);

        assertThat(read(get("/notices"), leader)).contains("1 次服务请您带的队出人", "href=\"/teams/offers\"");
        assertThat(read(get("/leading"), leader)).contains("1 次服务请您带的队出人", "href=\"/teams/offers\"");
        assertThat(read(get("/leading"), town.hat(team.members().get(1)))).doesNotContain("请您带的队出人");
        propose(offer, team, team.members().get(1));
        assertThat(read(get("/leading"), leader)).doesNotContain("请您带的队出人");
    }

    @Test
    @FreshDatabase
    void the_board_and_the_page_of_waves_say_that_a_team_is_at_work() throws Exception {
        var team = team(3);
        var order = approved(2);
        ask(order, new TeamWish(team.id(), 2, Optional.of(Town.at("2026-02-26T20:00"))));

        assertThat(read(get("/board"), town.dispatcher()))
                .contains("<b>0</b>缺人", "<b>1</b>等答复", "已请 1 个服务队出 2 人，等队长推荐，到 2 月 26 日 周四 20:00")
                .doesNotContain("没有人看得到");
        assertThat(read(get("/orders/" + order.number() + "/invitations/" + need(order)), town.dispatcher()))
                .contains("已请" + team.name() + "出 2 人，等队长推荐", "现在开始分轮邀请，可能请到同一些人");
    }

    @Test
    void the_pages_of_a_cancelled_service_say_so_and_offer_nothing() throws Exception {
        var order = approved(2);
        var path = "/orders/" + order.number() + "/invitations/" + need(order);
        var pages = List.of(path, path + "/teams", "/orders/" + order.number() + "/calls/" + need(order));
        for (var page : pages) {
            assertThat(read(get(page), town.dispatcher())).as(page).doesNotContain("已经取消或者没有办");
        }
        var community = town.community();

        Scopes.run(community.scope(), () -> orders.cancel(order.number(), "停电", community));

        for (var page : pages) {
            assertThat(read(get(page), town.dispatcher()))
                    .as(page)
                    .contains("已经取消或者没有办")
                    .doesNotContain("还差", "还缺", "来不及答复", "href=\"" + path + "/teams\"")
                    .doesNotContain("<form method=\"post\" action=\"/orders");
        }
    }

    @Test
    void who_is_not_free_at_that_time_is_not_called_unfit() throws Exception {
        var team = team(2);
        var late = town.approved("clinic-escort", 2, "2026-02-28T22:00", "2026-02-28T23:30");
        long offer = asked(late, team, 1);

        assertThat(read(get("/teams/offers/" + offer), town.hat(team.leader())))
                .contains("那个时间没有空")
                .doesNotContain("不合这次服务的要求");
    }

    private void move(Order order, String start, String end) {
        var community = town.community();
        var draft = town.draft(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), 2, List.of(), start, end);
        Scopes.run(
                community.scope(),
                () -> orders.change(order.number(), orders.order(order.number()).version(), draft, community));
    }

    @Test
    void a_dissolved_team_keeps_its_name_and_can_propose_nobody() throws Exception {
        var team = team(2);
        var order = approved(2);
        long offer = asked(order, team, 1);
        var leader = town.hat(team.leader());
        perform(post("/teams/" + team.id().value() + "/dissolution"), leader);

        assertThat(perform(get("/teams/offers/" + offer), leader).getStatus()).isEqualTo(404);
        var teams = "/orders/" + order.number() + "/invitations/" + need(order) + "/teams";
        assertThat(read(get(teams), town.dispatcher())).contains("服务队已解散", team.name());
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
