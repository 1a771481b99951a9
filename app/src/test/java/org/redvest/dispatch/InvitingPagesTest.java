package org.redvest.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.waiting.WaitingRounds;
import org.redvest.orders.Order;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a dispatcher who invites and a volunteer who is invited read, and what their taps lead to. */
@RedvestTest
class InvitingPagesTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    MockMvc mvc;

    @Autowired
    Town town;

    @Autowired
    TestPeople people;

    @Autowired
    WaitingRounds rounds;

    @Autowired
    TestClock clock;

    @Test
    void a_dispatcher_ticks_people_sends_and_reads_what_became_of_each() throws Exception {
        var first = town.volunteer(NEIGHBOUR);
        var far = town.volunteer(NEIGHBOUR.farAway(20));
        var order = town.approved("clinic-escort", 2, START, END);
        var dispatcher = town.dispatcher();

        assertThat(read(get("/orders/" + order.number() + "/opening"), dispatcher))
                .contains("邀请几个人", url(order));
        assertThat(read(get(url(order)), dispatcher))
                .contains("邀请人参加“陪老人就医”", "合适的人", "value=\"" + first.value() + "\"", "还没有邀请过人")
                .doesNotContain("value=\"" + far.value() + "\"", "1380");

        assertThat(read(post(url(order)), dispatcher)).contains("没有勾选任何人");
        var sent = read(post(url(order)).param("who", ids(first, far)), dispatcher);
        assertThat(sent).contains("已发出 1 份邀请", "1 人没有邀请成", "等答复，到");
        assertThat(sent).as("no one is asked twice").doesNotContain("value=\"" + first.value() + "\"");
        assertThat(read(get("/orders/" + order.number()), town.community())).contains("邀请了 1 人");
        assertThat(read(get("/orders/" + order.number() + "/opening").param("lang", "en"), dispatcher))
                .contains("Not open to all; only invited people can accept.")
                .doesNotContain("Offer withdrawn");
    }

    @Test
    void whom_a_dispatcher_did_not_mean_to_ask_reads_that_it_was_a_mistake() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.approved("clinic-escort", 2, START, END);
        var dispatcher = town.dispatcher();
        var sent = read(post(url(order)).param("who", ids(asked)), dispatcher);
        var invitation = sent.replaceAll("(?s).*name=\"invitation\" value=\"([0-9]+)\".*", "$1");

        var back = perform(
                post(url(order) + "/withdrawal").param("invitation", invitation).param("why", "mistake"), dispatcher);

        assertThat(back.getRedirectedUrl()).isEqualTo(url(order));
        assertThat(read(get(url(order)), dispatcher)).contains("已收回：发错了");
        assertThat(read(get("/openings/" + need(order)), town.hat(asked)))
                .contains("这份邀请已收回：发错了，打扰您了。")
                .doesNotContain("/acceptance");
        assertThat(read(get("/openings"), town.hat(asked))).doesNotContain("等您答复");
    }

    @Test
    void to_take_back_without_a_tick_says_what_is_missing() throws Exception {
        var order = town.approved("clinic-escort", 2, START, END);
        read(post(url(order)).param("who", ids(town.volunteer(NEIGHBOUR))), town.dispatcher());

        assertThat(read(post(url(order) + "/withdrawal").param("why", "mistake"), town.dispatcher()))
                .contains("还没有勾选要收回的邀请", "等答复，到");
    }

    @Test
    void a_yes_that_comes_late_counts_while_there_is_a_place() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var late = town.hat(asked);
        var order = town.approved("clinic-escort", 1, "2026-03-07T08:00", "2026-03-07T11:00");
        read(post(url(order)).param("who", ids(asked)), town.dispatcher());
        clock.set("2026-03-04T10:00");

        assertThat(read(get("/openings/" + need(order)), late)).contains("现在答复也算数", "/acceptance");
        assertThat(town.accept(need(order), asked, UUID.randomUUID())).isInstanceOf(Answer.Accepted.class);
        assertThat(read(get(url(order)), town.dispatcher())).contains("已接单 1 人").doesNotContain("到期没有答复");
    }

    @Test
    void an_invitation_and_what_it_leads_to_stand_among_the_things_to_do() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.approved("clinic-escort", 1, START, END);
        assertThat(read(get("/notices"), town.hat(asked))).contains("0 件事待办");

        read(post(url(order)).param("who", ids(asked)), town.dispatcher());

        assertThat(read(get("/notices"), town.hat(asked))).contains("1 件事待办", "1 份邀请等您答复", "href=\"/openings\"");
    }

    @Test
    void where_all_can_come_too_it_is_said_why_an_invitation_was_taken_back() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.opened("clinic-escort", 2, START, END);
        var dispatcher = town.dispatcher();
        var sent = read(post(url(order)).param("who", ids(asked)), dispatcher);
        var invitation = sent.replaceAll("(?s).*name=\"invitation\" value=\"([0-9]+)\".*", "$1");

        perform(post(url(order) + "/withdrawal").param("invitation", invitation).param("why", "plans"), dispatcher);

        assertThat(read(get("/openings/" + need(order)), town.hat(asked)))
                .contains("这份邀请已收回：组织方另有安排。不影响下次。", "/acceptance");
    }

    @Test
    void what_one_is_invited_to_stands_once_on_the_page() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.opened("clinic-escort", 2, START, END);
        var hat = town.hat(asked);
        assertThat(read(get("/openings"), hat)).contains("查看，还有 2 个名额");

        read(post(url(order)).param("who", ids(asked)), town.dispatcher());

        assertThat(read(get("/openings"), hat))
                .contains("有 1 份邀请等您答复", "/openings/" + need(order) + "/acceptance")
                .doesNotContain("查看，还有 2 个名额");
    }

    @Test
    void who_waits_reads_where_they_stand_and_that_a_place_is_kept() throws Exception {
        var holder = town.volunteer(NEIGHBOUR);
        var waits = town.hat(town.volunteer(NEIGHBOUR));
        var order = town.opened("clinic-escort", 1, START, END);
        var offer = "/openings/" + need(order);
        assertThat(read(get(offer), waits)).contains("/acceptance").doesNotContain(offer + "/waiting");
        town.accept(order, holder);

        assertThat(read(get("/openings/full"), waits)).contains(offer, "去候补");
        assertThat(read(get(offer), waits)).contains("名额刚满", offer + "/waiting").doesNotContain("/acceptance");
        perform(post(offer + "/waiting"), waits);
        assertThat(read(get(offer), waits))
                .contains("您排在第一位", offer + "/waiting/leave")
                .doesNotContain("名额刚满");
        assertThat(read(get("/services"), waits)).contains("候补中", offer);
        assertThat(read(get("/orders/" + order.number() + "/opening"), town.dispatcher()))
                .contains("1 人候补");
        var place = town.held(order).getFirst().id();
        perform(post("/services/" + place.value() + "/leave"), town.hat(holder));
        rounds.look();

        assertThat(read(get(offer), waits)).contains("空出了一个位置，给您留着", "/acceptance");
        assertThat(read(get(offer).param("lang", "en"), waits)).contains("is kept for you");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(read(get("/notices"), waits)).contains("您候补的服务空出了一个位置"));
    }

    @Test
    void a_number_stands_in_no_page_but_the_answer_that_shows_it() throws Exception {
        var called = town.volunteer(NEIGHBOUR);
        var order = town.approved("clinic-escort", 1, START, END);
        var dispatcher = town.dispatcher();
        var calls = "/orders/" + order.number() + "/calls/" + need(order);
        assertThat(read(get(calls), dispatcher)).contains("我来打", "林晓").doesNotContain("13800000001");

        var claimed = read(post(calls + "/claim/" + called.value()), dispatcher);
        var call = claimed.replaceAll("(?s).*/calls/[0-9]+/([0-9]+)/number.*", "$1");
        assertThat(claimed).contains("正在打给", "显示号码").doesNotContain("13800000001");
        assertThat(read(post(calls + "/" + call + "/number"), dispatcher)).contains("tel:13800000001");
        assertThat(read(get(calls), dispatcher)).contains("显示号码").doesNotContain("13800000001");
        var noted = read(
                post(calls + "/" + call + "/outcome")
                        .param("outcome", "yes")
                        .param("request", UUID.randomUUID().toString()),
                dispatcher);
        assertThat(noted).contains("已接单，已发消息请本人确认。", "答应了，已接单");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(read(get("/notices"), town.hat(called))).contains("您在电话里答应参加"));
    }

    @Test
    void who_wants_no_calls_says_so_and_may_change_their_mind() throws Exception {
        var hat = town.hat(town.volunteer(NEIGHBOUR));

        assertThat(read(post("/openings/calls").param("calls", "no"), hat)).contains("您说过不要打电话找您参加服务。");
        assertThat(read(get("/openings/invitations"), hat)).contains("可以打给我");
        assertThat(read(post("/openings/calls").param("calls", "yes"), hat)).contains("不要打给我");
    }

    @Test
    void who_is_invited_reads_why_and_until_when_and_the_address_after_the_yes() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.approved("clinic-escort", 2, START, END);
        read(post(url(order)).param("who", ids(asked)), town.dispatcher());
        var hat = town.hat(asked);

        var home = read(get("/openings"), hat);
        assertThat(home)
                .contains("有 1 份邀请等您答复", "大祥区组织方问您能不能来", "为什么问您", "组织方从合适的人里想到了您。", "本周还没有邀请过您。", "前答复")
                .doesNotContain(Town.ADDRESS, "13800000042");
        assertThat(read(get("/openings").param("lang", "en"), hat))
                .contains("1 invitation waits for your answer", "Why you", "The committee thought of you");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(read(get("/notices"), hat)).contains("组织方问您能不能来"));

        var yes = perform(
                post("/openings/" + need(order) + "/acceptance")
                        .param("request", UUID.randomUUID().toString()),
                hat);
        assertThat(read(get(requireNonNull(yes.getRedirectedUrl())), hat)).contains(Town.ADDRESS, "13800000042");
        assertThat(read(get(url(order)), town.dispatcher())).contains("已接单 1 人", "还差 1 人");
    }

    @Test
    void a_no_is_kindly_taken_and_can_be_undone() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.approved("clinic-escort", 2, START, END);
        read(post(url(order)).param("who", ids(asked)), town.dispatcher());
        var hat = town.hat(asked);
        var offer = "/openings/" + need(order);

        perform(post(offer + "/decline"), hat);
        assertThat(read(get(offer), hat)).contains("记下了，这次不去。不用说原因，不影响任何评价。", "改主意了");
        assertThat(read(get("/openings"), hat)).doesNotContain("等您答复");
        assertThat(read(get(url(order)), town.dispatcher())).contains("这次不去");

        perform(post(offer + "/decline/undo"), hat);
        assertThat(read(get(offer), hat)).contains("/acceptance").doesNotContain("记下了");
        assertThat(read(get("/openings"), hat)).contains("有 1 份邀请等您答复");
    }

    @Test
    void what_ended_by_itself_says_so() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.approved("clinic-escort", 2, START, END);
        read(post(url(order)).param("who", ids(asked)), town.dispatcher());

        clock.set("2026-02-27T20:00");

        assertThat(read(get("/openings/" + need(order)), town.hat(asked)))
                .contains("到期了。没有答复不影响下次。")
                .doesNotContain("/acceptance");
        assertThat(read(get(url(order)), town.dispatcher())).contains("到期没有答复");
    }

    @Test
    void who_wants_to_be_invited_never_is_on_no_list_and_keeps_the_openings() throws Exception {
        var hat = town.hat(town.volunteer(NEIGHBOUR));
        var order = town.approved("clinic-escort", 2, START, END);
        var box = "value=\"" + hat.account().value() + "\"";
        assertThat(read(get(url(order)), town.dispatcher())).contains(box);

        assertThat(read(post("/openings/invitations").param("most", "8"), hat)).doesNotContain("已保存");
        assertThat(read(post("/openings/invitations").param("most", "0"), hat)).contains("已保存");

        assertThat(read(get(url(order)), town.dispatcher())).doesNotContain(box);
        assertThat(read(
                        post(url(order))
                                .param("who", Long.toString(hat.account().value())),
                        town.dispatcher()))
                .contains("1 人没有邀请成", "到自己定的次数");
        town.open(order);
        assertThat(read(get("/openings"), hat)).contains("陪老人就医");
    }

    private static String url(Order order) {
        return "/orders/" + order.number() + "/invitations/" + need(order);
    }

    private static String[] ids(VolunteerId... people) {
        return List.of(people).stream().map(who -> Long.toString(who.value())).toArray(String[]::new);
    }

    private String read(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        var answer = perform(request, hat);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
    }
}
