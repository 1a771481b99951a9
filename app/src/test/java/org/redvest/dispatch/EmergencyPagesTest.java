package org.redvest.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.emergency.EmergencyAsk.AskState;
import org.redvest.dispatch.emergency.EmergencyCalls.CallAct;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a dispatcher who calls and a volunteer on duty read, and what their taps lead to. */
@RedvestTest
class EmergencyPagesTest {

    private static final String MINE = "/openings/emergencies";

    @Autowired
    MockMvc mvc;

    @Autowired
    Town town;

    @Autowired
    EmergencyTown emergency;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    private Hat dispatcher;

    @BeforeEach
    void a_dispatcher_at_night() {
        clock.set("2026-02-26T23:30");
        dispatcher = town.dispatcher();
    }

    @Test
    @FreshDatabase
    void a_volunteer_says_that_they_are_on_duty_and_ends_it_with_one_tap() throws Exception {
        var hat = town.hat(town.volunteer(NEIGHBOUR));
        assertThat(read(get(MINE), hat))
                .contains("现在不在待命", "夜里和您设的静音时段也会叫您", "不影响任何记录")
                .doesNotContain("/duty/end");

        perform(post(MINE + "/duty").param("hours", "99"), hat);
        assertThat(read(get(MINE), hat)).contains("现在不在待命");
        assertThat(perform(post(MINE + "/duty").param("hours", "4"), hat).getRedirectedUrl())
                .isEqualTo(MINE + "?saved=true");
        assertThat(read(get(MINE), hat)).contains("您正在待命", "到 2 月 27 日 周五 03:30 为止", "/duty/end");
        assertThat(read(get("/emergencies"), dispatcher)).contains("现在 1 人待命");
        perform(post(MINE + "/duty/end"), hat);
        assertThat(read(get(MINE), hat)).contains("现在不在待命");

        assertThat(read(
                        post(MINE + "/duty/week")
                                .param("day", "4")
                                .param("from", "22点")
                                .param("to", "晚"),
                        hat))
                .contains("请写几点", "name=\"to\"");
        perform(
                post(MINE + "/duty/week")
                        .param("day", "4")
                        .param("from", "22:00")
                        .param("to", "06:00"),
                hat);
        assertThat(read(get(MINE).param("lang", "en"), hat))
                .contains("You are on duty", "called at night and in your quiet hours");
    }

    @Test
    @FreshDatabase
    void a_call_is_made_on_its_form_and_watched_until_it_is_full() throws Exception {
        var near = emergency.onDuty(NEIGHBOUR);
        var hat = town.hat(near);
        assertThat(read(get("/emergencies/new"), dispatcher)).contains("现在 1 人待命", "翠园街道·三八亭社区");

        var made = perform(form().param("request", UUID.randomUUID().toString()), dispatcher);
        var page = requireNonNull(made.getRedirectedUrl());

        assertThat(read(get(page), dispatcher))
                .contains("应急：转移低洼处老人", "0 人去，需要 1 人", "召集中", "问过 1 人", "等答复，还有 5 分 0 秒", "资江水位上涨")
                .contains("问到 30 公里内")
                .doesNotContain("138000");
        assertThat(read(get(page).param("lang", "en"), dispatcher))
                .contains("0 of 1 people come", "Waiting, 5 min 0 s left");
        assertThat(read(get("/openings"), hat)).contains("有应急召集等您答复");
        assertThat(read(get(MINE), hat)).contains("应急：转移低洼处老人", "请在 23:35 前答复", "/acceptance");
        var mine = MINE + page.substring("/emergencies".length());
        assertThat(read(get(mine), hat)).contains("我去", "去不了").doesNotContain("三八亭巷", "13800000042");

        clock.advance(Duration.ofSeconds(80));
        var yes = perform(
                post(mine + "/acceptance").param("request", UUID.randomUUID().toString()), hat);

        assertThat(yes.getRedirectedUrl()).startsWith("/services/");
        assertThat(read(get(requireNonNull(yes.getRedirectedUrl())), hat))
                .contains("应急：转移低洼处老人", "三八亭巷 14 号", "13800000042");
        assertThat(read(get(page), dispatcher)).contains("已招满", "1 人去，需要 1 人", "去，1 分 20 秒答复", "从召集到招满");
        assertThat(read(get(mine), hat)).contains("您答应去");
        assertThat(read(get("/openings"), hat)).doesNotContain("有应急召集等您答复");
        assertThat(read(get("/orders/" + order(page)), town.community()))
                .contains("应急召集", "发起应急召集，需要 1 人", "已招满")
                .doesNotContain("/emergencies/");
        assertThat(read(get("/orders/" + order(page)), dispatcher)).contains("看召集进展", page);
    }

    @Test
    @FreshDatabase
    void what_was_typed_survives_an_error_and_a_click_on_the_map_calls_nobody() throws Exception {
        emergency.onDuty(NEIGHBOUR);
        var request = UUID.randomUUID().toString();

        var refused = perform(
                post("/emergencies")
                        .param("request", request)
                        .param("title", "找走失的老人")
                        .param("people", "0")
                        .param("when", "at")
                        .param("hours", "3")
                        .param("minutes", "7")
                        .param("lat", "北"),
                dispatcher);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("找走失的老人", "请写 1 到 200 的人数", "请选什么时候要人", "请选几分钟内答复", "经纬度请都填数字", "请写本辖区内的一个社区或村");

        var clicked =
                read(form().param("request", request).param("at560.x", "280").param("at560.y", "200"), dispatcher);
        assertThat(clicked).contains("转移低洼处老人").containsPattern("name=\"lat\"[^>]*value=\"2[67]\\.");
        assertThat(read(get("/emergencies"), dispatcher)).contains("还没有召集过");
        assertThat(read(get("/emergencies/map"), dispatcher)).startsWith("<svg");
    }

    @Test
    @FreshDatabase
    void a_drill_says_so_wherever_it_stands() throws Exception {
        var hat = town.hat(emergency.onDuty(NEIGHBOUR));
        assertThat(read(get("/emergencies/new").param("drill", "true"), dispatcher))
                .contains("这是演练", "开始演练")
                .doesNotContain("name=\"contact\"");
        var drill = emergency.drill(1, dispatcher);
        var page = "/emergencies/" + drill.id();
        var mine = MINE + "/" + drill.id();

        assertThat(read(get("/emergencies"), dispatcher)).contains("【演练】转移低洼处老人");
        assertThat(read(get(page), dispatcher)).contains("【演练】转移低洼处老人", "这是演练").doesNotContain("/orders/");
        assertThat(read(get(mine), hat)).contains("【演练】", "不用出门").doesNotContain("三八亭巷");
        perform(post(mine + "/acceptance").param("request", UUID.randomUUID().toString()), hat);
        assertThat(read(get(mine), hat)).contains("您答应去（演练）", "三八亭巷 14 号", "演练不记时长", "/leave");
        perform(post(mine + "/leave"), hat);
        assertThat(read(get(mine), hat)).contains("您请了假");
        assertThat(emergency.asked(drill, AskState.LEFT)).hasSize(1);
        emergency.act(drill, CallAct.END, dispatcher);
        assertThat(read(get(page).param("lang", "en"), dispatcher)).contains("[DRILL] ", "Ended");
    }

    @Test
    @FreshDatabase
    void who_comes_too_late_reads_why_and_a_dispatcher_stops_and_goes_on() throws Exception {
        var first = emergency.onDuty(NEIGHBOUR);
        var second = emergency.onDuty(NEIGHBOUR);
        var call = emergency.call(1, dispatcher);
        var page = "/emergencies/" + call.id();
        perform(post(page + "/pause"), dispatcher);
        assertThat(read(get(page), dispatcher)).contains("已暂停", page + "/resume");
        perform(post(page + "/resume"), dispatcher);
        perform(post(page + "/more").param("more", "3"), dispatcher);
        emergency.yes(call, first);

        var late = perform(
                post(MINE + "/" + call.id() + "/acceptance")
                        .param("request", UUID.randomUUID().toString()),
                town.hat(second));

        assertThat(late.getRedirectedUrl()).endsWith("?refused=enough");
        assertThat(read(get(requireNonNull(late.getRedirectedUrl())), town.hat(second)))
                .contains("人已经够了，您不用去");
        assertThat(perform(post(page + "/burn"), dispatcher).getStatus()).isEqualTo(404);
        perform(post(page + "/end"), dispatcher);
        assertThat(read(get(page), dispatcher)).contains("已结束").doesNotContain(page + "/end");
    }

    private static MockHttpServletRequestBuilder form() {
        return post("/emergencies")
                .param("title", "转移低洼处老人")
                .param("what", "扶老人上车，送到安置点")
                .param("risks", "雨大路滑")
                .param("safeguards", "两人一组，穿救生衣")
                .param("community", "三八亭社区")
                .param("address", "三八亭巷 14 号")
                .param("contact", "唐敏")
                .param("phone", "13800000042")
                .param("note", "带手电")
                .param("when", "60")
                .param("hours", "3")
                .param("people", "1")
                .param("minutes", "5")
                .param("reason", "资江水位上涨");
    }

    private String order(String page) {
        return emergency
                .reread(Long.parseLong(page.substring(page.lastIndexOf('/') + 1)))
                .service()
                .orElseThrow()
                .activity()
                .value();
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
