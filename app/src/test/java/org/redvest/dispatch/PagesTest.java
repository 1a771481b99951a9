package org.redvest.dispatch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.redvest.dispatch.Town.need;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.TestPeople;
import org.redvest.catalogue.MenuItemId;
import org.redvest.catalogue.Site;
import org.redvest.orders.Draft;
import org.redvest.orders.Order;
import org.redvest.shifts.Whereabouts;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.WeekPattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What a dispatcher and a volunteer read, in both languages, and what their taps lead to. */
@RedvestTest
class PagesTest {

    private static final String START = "2026-02-28T08:00";
    private static final String END = "2026-02-28T11:30";

    @Autowired
    MockMvc mvc;

    @Autowired
    Town town;

    @Autowired
    TestPeople people;

    @Autowired
    TestClock clock;

    @Test
    @FreshDatabase
    void the_dispatcher_sees_the_sieve_opens_and_watches() throws Exception {
        town.neighbours(3);
        town.volunteer(NEIGHBOUR.farAway(9));
        town.volunteer(NEIGHBOUR.able(Set.of(), Set.of()));
        var order = town.approved("clinic-escort", 2, START, END);
        var dispatcher = town.dispatcher();
        var url = "/orders/" + order.number() + "/opening";

        assertThat(read(get(url), dispatcher))
                .contains("陪老人就医，需 2 人；", "3 人符合条件", "1 + 1 = 2 人不在推送范围，5 − 2 = 3。", "推送给 3 人");
        assertThat(read(get(url + "/" + need(order) + "/too-far"), dispatcher)).contains("太远：1 人", "翠园街道");
        assertThat(perform(post(url), dispatcher).getRedirectedUrl()).isEqualTo(url);

        var volunteer = town.neighbours(1).getFirst();
        town.accept(order, volunteer);
        assertThat(read(get(url + "/live"), dispatcher)).contains("林晓", "4 人的答复", "<dd>1 人</dd>", "还有 1 个名额");
        assertThat(read(get(url).param("lang", "en"), dispatcher))
                .contains(
                        "Hospital escort for elders, 2 people wanted;", "1 place left, open until Fri 27 Feb, 18:00.");
        assertThat(perform(post(url + "/withdrawal"), dispatcher).getStatus()).isEqualTo(303);
        assertThat(read(get(url), dispatcher)).contains("推送已撤回", "再次推送给 4 人");
    }

    @Test
    void the_track_of_several_services_says_of_which_day_a_line_is() throws Exception {
        var wanted = new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort"));
        var order = town.open(town.approved(wanted, 2, List.of(), START, END, "2026-03-01T08:00", "2026-03-01T11:30"));
        town.accept(order, town.volunteer(NEIGHBOUR));
        var alone = town.opened("clinic-escort", 2, START, END);

        assertThat(read(get("/orders/" + order.number()), town.community()))
                .contains("2 月 28 日 周六 08:00·已接 1 / 2 人", "3 月 1 日 周日 08:00·开放到");
        assertThat(read(get("/orders/" + alone.number()), town.community())).contains("<p class=\"track__more\">开放到");
    }

    @Test
    void a_volunteer_reads_little_before_and_everything_after_accepting() throws Exception {
        var order = town.opened("clinic-escort", 2, START, END);
        var hat = town.hat(town.volunteer(NEIGHBOUR.interestedIn("elderly")));
        var url = "/openings/" + need(order);

        assertThat(read(get("/openings"), hat)).contains("陪老人就医", "为什么邀请您", "您会陪诊，", "您愿意参加“老人”。");
        var before = read(get(url), hat);
        assertThat(before)
                .contains("翠园街道·上门，先在社区集合·就在您家附近", "要当心", "有保障", "这次不去", "接单")
                .doesNotContain(Town.ADDRESS, "13800000042", "三八亭社区");

        var accepted = perform(
                post(url + "/acceptance").param("request", UUID.randomUUID().toString()), hat);
        assertThat(accepted.getStatus()).isEqualTo(303);
        var ticket = read(get(requireNonNull(accepted.getRedirectedUrl())), hat);
        assertThat(ticket).contains(Town.ADDRESS, "13800000042", "翠园街道·三八亭社区·上门，先在社区集合", "3 小时 30 分", "请假");
        assertThat(read(get("/services").param("lang", "en"), hat))
                .contains("You have 1 service ahead of you", "Take leave", Town.ADDRESS);
        assertThat(read(get("/services"), hat))
                .as("the next service leads to what to do there, and to its check-in")
                .contains("href=\"" + accepted.getRedirectedUrl() + "\"", "/check-in\"");
        assertThat(perform(get(url), hat).getRedirectedUrl()).isEqualTo(accepted.getRedirectedUrl());

        assertThat(read(get(accepted.getRedirectedUrl() + "/leave"), hat)).contains("要请假吗？", "您的名额马上重新开放", "确定请假");
        assertThat(read(get(accepted.getRedirectedUrl()), hat)).contains(Town.ADDRESS);
        perform(post(accepted.getRedirectedUrl() + "/leave"), hat);
        assertThat(read(get(accepted.getRedirectedUrl()), hat))
                .contains("已请假，社区已经看到")
                .doesNotContain(Town.ADDRESS, "13800000042");
    }

    @Test
    void a_ticket_over_midnight_names_the_day_it_ends() throws Exception {
        var order = town.opened("clinic-escort", 2, "2026-02-28T22:00", "2026-03-01T02:00");
        var volunteer = town.volunteer(NEIGHBOUR.free(Availability.weekly(new WeekPattern((1 << 28) - 1))));
        assertThat(town.accept(order, volunteer)).isInstanceOf(Answer.Accepted.class);

        assertThat(read(get("/services"), town.hat(volunteer))).contains("02:00<small>3 月 1 日 周日 结束");
    }

    @Test
    void a_named_place_is_told_to_all_who_may_go_there_and_no_way_to_it_is_claimed() throws Exception {
        var asked = town.draft(new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")), 2, List.of(), START, END);
        var there = new Whereabouts(Site.ELSEWHERE, "邵阳南站");
        var order = town.approved(new Draft(asked.wanted(), asked.shifts(), asked.needs(), there, asked.details()));
        var preview = read(get("/orders/" + order.number() + "/opening"), town.dispatcher());
        town.open(order);
        var hat = town.hat(town.volunteer(NEIGHBOUR));
        var url = "/openings/" + need(order);

        assertThat(preview).contains("翠园街道·三八亭社区·<b>邵阳南站</b>");
        assertThat(read(get("/openings"), hat)).contains("翠园街道·邵阳南站");
        assertThat(read(get(url), hat))
                .contains("翠园街道·邵阳南站·点单的社区就在您家附近", "点单的社区在您定的")
                .doesNotContain(Town.ADDRESS, "三八亭社区");
        var afar = read(get(url), town.hat(town.volunteer(NEIGHBOUR.farAway(9))));
        assertThat(afar).contains("点单的社区离您 9");
        var accepted = perform(
                post(url + "/acceptance").param("request", UUID.randomUUID().toString()), hat);
        var ticket = requireNonNull(accepted.getRedirectedUrl());
        assertThat(read(get(ticket), hat)).contains("翠园街道·三八亭社区·邵阳南站", Town.ADDRESS);
        assertThat(read(get(ticket + "/leave"), hat)).contains("邵阳南站");
    }

    @Test
    void the_door_is_forgotten_half_a_day_after_the_service() throws Exception {
        var order = town.opened("clinic-escort", 2, START, END);
        var volunteer = town.volunteer(NEIGHBOUR);
        var place = ((Answer.Accepted) town.accept(order, volunteer)).place();
        var url = "/services/" + place.value();

        clock.set("2026-02-28T23:29");
        assertThat(read(get(url), town.hat(volunteer))).contains(Town.ADDRESS);
        clock.set("2026-02-28T23:30");
        assertThat(read(get(url), town.hat(volunteer))).doesNotContain(Town.ADDRESS);
    }

    @Test
    void a_refused_tap_is_told_kindly_on_the_same_page() throws Exception {
        var order = town.opened("clinic-escort", 1, START, END);
        var hat = town.hat(town.volunteer(NEIGHBOUR));
        town.accept(order, town.volunteer(NEIGHBOUR));

        assertThat(tap(order, hat)).contains("名额刚满，谢谢您。不影响下次。").doesNotContain("/acceptance");

        var busy = town.volunteer(NEIGHBOUR);
        var held = town.opened("clinic-escort", 1, "2026-02-28T10:00", "2026-02-28T12:00");
        town.accept(held, busy);
        var other = town.opened("clinic-escort", 1, START, END);
        var clash = tap(other, town.hat(busy));
        assertThat(clash).contains("您已经接了 2 月 28 日 周六 10:00–12:00 的“陪老人就医”，两边赶不及。", "看看那一次");
        assertThat(read(get("/openings/" + need(other)), town.hat(busy)))
                .contains("时间重叠", "看看那一次", "href=\"/services/");
    }

    @Test
    void a_decline_is_noted_and_can_be_undone() throws Exception {
        var order = town.opened("clinic-escort", 1, START, END);
        var hat = town.hat(town.volunteer(NEIGHBOUR));
        var url = "/openings/" + need(order);

        assertThat(perform(post(url + "/decline"), hat).getRedirectedUrl()).isEqualTo(url);
        assertThat(read(get(url), hat)).contains("记下了，这次不去", "改主意了");
        perform(post(url + "/decline/undo"), hat);
        assertThat(read(get(url), hat)).contains("acceptance").doesNotContain("记下了");
    }

    private String tap(Order order, Hat hat) throws Exception {
        var tapped = perform(
                post("/openings/" + need(order) + "/acceptance")
                        .param("request", UUID.randomUUID().toString()),
                hat);
        var refused = URI.create(requireNonNull(tapped.getRedirectedUrl()));
        return read(get(refused), hat);
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
