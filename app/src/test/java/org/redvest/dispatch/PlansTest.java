package org.redvest.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.dispatch.Town.NEIGHBOUR;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.invitations.Invitations;
import org.redvest.dispatch.invitations.ServiceAsk;
import org.redvest.engine.Limits;
import org.redvest.orders.Draft;
import org.redvest.orders.Orders;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** From the board to a plan and to its invitations, as a dispatcher reads it. */
@RedvestTest
class PlansTest {

    private static final Pattern PAIR = Pattern.compile("/plans/(\\d+)/needs/(\\d+)/without/(\\d+)");

    @Autowired
    MockMvc mvc;

    @Autowired
    Town town;

    @Autowired
    TestPeople people;

    @Autowired
    Invitations invitations;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    TestClock clock;

    private Hat dispatcher;

    @BeforeEach
    void a_dispatcher() {
        clock.set("2026-02-26T09:00");
        dispatcher = town.dispatcher();
    }

    @Test
    @FreshDatabase
    void the_tabs_of_the_board_add_up_and_an_approved_order_is_in_sight_before_it_is_opened() throws Exception {
        var taker = town.volunteer(NEIGHBOUR);
        var full = town.opened("clinic-escort", 1, "2026-02-27T08:00", "2026-02-27T11:00");
        town.accept(full, taker);
        town.opened("clinic-escort", 2, "2026-02-28T08:00", "2026-02-28T11:00");
        town.approved("clinic-escort", 3, "2026-03-01T08:00", "2026-03-01T11:00");
        town.approved("clinic-escort", 3, "2026-03-13T08:00", "2026-03-13T11:00");

        assertThat(read("/board"))
                .contains("1 个班次缺人", "<b>1</b>缺人", "<b>1</b>等答复", "<b>1</b>已齐、进行中", "<b>0</b>待确认", "<b>3</b>全部班次")
                .contains("审单已通过，还没有推送", "<b>3 人</b>", "已接 0 / 3");
        assertThat(read("/board?tab=asked")).contains("已推送，", "<b>2 人</b>").doesNotContain("还没有推送");
        assertThat(read("/board?tab=all&day=2026-02-27")).contains("人已招满", "<b>1</b>全部班次");
        assertThat(read("/board?tab=all&region=430503001")).contains("这里没有班次");
        assertThat(read("/board?lang=en")).contains("1 shift lacks people", "not opened");
        var elsewhere = people.hat(Role.DISPATCHER, "430524");
        assertThat(perform(get("/board?tab=all"), elsewhere).getContentAsString(StandardCharsets.UTF_8))
                .contains("这里没有班次");
    }

    @Test
    @FreshDatabase
    void the_board_opens_where_there_is_something_to_do_and_counts_whose_answers_are_awaited() throws Exception {
        var asked = town.volunteer(NEIGHBOUR);
        var order = town.approved("clinic-escort", 2, "2026-02-28T14:00", "2026-02-28T17:00");
        var ask = new ServiceAsk(Town.need(order), asked, AskReason.CHOSEN);
        Scopes.run(Scope.region(dispatcher.region().value()), () -> invitations.invite(List.of(ask), dispatcher));

        assertThat(read("/board"))
                .contains("1 个班次在等答复，还缺 2 人", "2 个名额，已有 0 人，还缺 2 人", "<b>0</b>缺人")
                .contains("没有公开推送，只有收到邀请的人能接。 1 人收到邀请，还没有答复。")
                .doesNotContain("没有班次缺人", "已推送，");
        assertThat(read("/board?lang=en")).contains("1 shift waits for answers, 2 people missing");

        town.as(asked, () -> dispatch.decline(Town.need(order), asked));

        assertThat(read("/board"))
                .contains("1 个班次缺人", "<b>0</b>等答复", "邀请都已答复或到期")
                .doesNotContain("收到邀请");
        assertThat(read("/notices")).contains("1 个班次缺人，邀请都已答复或到期", "href=\"/board?tab=lacks\"");
    }

    @Test
    @FreshDatabase
    void a_plan_asks_the_nearest_for_the_shifts_that_lack_people_and_says_why() throws Exception {
        town.volunteer(NEIGHBOUR.farAway(4));
        town.volunteer(NEIGHBOUR.farAway(1));
        town.volunteer(NEIGHBOUR.farAway(30));
        town.approved("clinic-escort", 1, "2026-02-27T14:00", "2026-02-27T17:00");

        var page = planned("tab", "lacks", "all", "true");

        assertThat(page)
                .contains("请 1 人，", "1 个缺人的班次补齐 1 个", "会陪诊，那时有空，离 1 公里；四周没有接过单", "这是草案，没有人收到通知")
                .contains("发出 1 份邀请")
                .doesNotContain("离 4 公里");
        assertThat(page).containsPattern("不请会少|class=\"num\">\\d+\\.\\d 分");
    }

    @Test
    @FreshDatabase
    void what_is_changed_by_hand_is_planned_again_and_costs_what_the_page_says() throws Exception {
        town.volunteer(NEIGHBOUR.farAway(1));
        town.volunteer(NEIGHBOUR.farAway(4));
        town.approved("clinic-escort", 1, "2026-02-27T14:00", "2026-02-27T17:00");
        var page = planned("tab", "lacks", "all", "true");
        var pair = PAIR.matcher(page);
        assertThat(pair.find()).isTrue();

        var others = read(pair.group().replace("/without/", "/others/"));
        assertThat(others).contains("改请谁？", "代价 6.0 分");
        var other = between(others, "name=\"other\" value=\"", "\"");
        var changed = ready(redirected(post(pair.group()).param("other", other)));

        assertThat(changed).contains("您改的 1 处", "合计少 6.0 分", "您留住的：会陪诊，那时有空，离 4 公里");
    }

    @Test
    @FreshDatabase
    void sending_asks_whom_it_can_and_says_who_has_changed_since_and_the_second_dispatcher_sees_it() throws Exception {
        var near = town.volunteer(NEIGHBOUR.farAway(1));
        town.volunteer(NEIGHBOUR.farAway(2));
        town.volunteer(NEIGHBOUR.farAway(3));
        town.approved("clinic-escort", 2, "2026-02-28T14:00", "2026-02-28T17:00");
        var path = begun("tab", "lacks", "all", "true");
        assertThat(ready(path)).contains("离 1 公里", "离 2 公里").doesNotContain("离 3 公里");
        var clash = town.opened("clinic-escort", 1, "2026-02-28T15:00", "2026-02-28T18:00");
        town.accept(clash, near);

        assertThat(redirected(post(path + "/sending"))).isEqualTo(path);
        var sent = read(path);
        redirected(post(path + "/sending"));

        assertThat(sent)
                .contains("已发出 1 份邀请", "1 份没有发", "没有发：现在不符合条件", "已邀请，等答复")
                .contains("接单 0 份，等答复 1 份", "请了 1 人。", "接下来等对方答复")
                .doesNotContain("补齐");
        assertThat(read("/plans")).contains("1 个班次缺 2 人；请了 1 人，1 份邀请没有发").doesNotContain("还缺 0 人");
        assertThat(read(path)).as("sent twice").contains("已发出 1 份邀请", "1 份没有发");
        var second = planned("tab", "all", "all", "true");
        assertThat(second)
                .as("one is invited already, so one more is asked: the third")
                .contains("请 1 人，", "离 3 公里", "已收到邀请，还没有答复");
    }

    @Test
    @FreshDatabase
    void a_plan_that_could_ask_nobody_any_more_says_so_and_claims_no_shift() throws Exception {
        var only = town.volunteer(NEIGHBOUR);
        town.approved("clinic-escort", 1, "2026-02-28T14:00", "2026-02-28T17:00");
        var path = begun("tab", "lacks", "all", "true");
        ready(path);
        town.accept(town.opened("clinic-escort", 1, "2026-02-28T15:00", "2026-02-28T18:00"), only);

        redirected(post(path + "/sending"));

        assertThat(read(path)).contains("没有请到人：一份邀请也没有发出", "1 份没有发").doesNotContain("已发出", "补齐");
        assertThat(read(path + "?lang=en")).contains("Nobody was asked: no invitation was sent");
    }

    @Test
    @FreshDatabase
    void several_changes_by_hand_cost_what_they_cost_together() throws Exception {
        for (int kilometres = 1; kilometres <= 3; kilometres++) {
            town.volunteer(NEIGHBOUR.farAway(kilometres));
        }
        town.approved("clinic-escort", 1, "2026-02-27T14:00", "2026-02-27T17:00");
        var first = begun("tab", "lacks", "all", "true");
        var one = PAIR.matcher(ready(first));
        assertThat(one.find()).isTrue();
        var second = PAIR.matcher(ready(redirected(post(one.group()))));
        assertThat(second.find()).isTrue();

        var changed = ready(redirected(post(second.group())));

        assertThat(changed)
                .contains("离 3 公里", "您改的 2 处", "这些改动合计少 4.0 分", "href=\"" + first + "\"")
                .doesNotContain("负数");
    }

    @Test
    @FreshDatabase
    void of_two_versions_of_a_plan_the_second_that_is_sent_asks_no_more_people_than_are_missing() throws Exception {
        town.volunteer(NEIGHBOUR.farAway(1));
        town.volunteer(NEIGHBOUR.farAway(2));
        town.approved("clinic-escort", 1, "2026-02-28T14:00", "2026-02-28T17:00");
        var first = begun("tab", "lacks", "all", "true");
        var pair = PAIR.matcher(ready(first));
        assertThat(pair.find()).isTrue();
        var other = redirected(post(pair.group()));
        ready(other);
        redirected(post(other + "/sending"));

        assertThat(read(first)).contains("这份方案改过的另一版已在", "href=\"" + other + "\"", "拟方案时缺 1 人，现在还要请 0 人");
        redirected(post(first + "/sending"));

        assertThat(read(first)).contains("没有请到人", "没有发：还缺几人已请了几人");
        assertThat(read(other)).contains("已发出 1 份邀请");
    }

    @Test
    @FreshDatabase
    void a_draft_whose_shift_was_moved_says_so_and_asks_nobody_for_it() throws Exception {
        town.volunteer(NEIGHBOUR);
        town.volunteer(NEIGHBOUR);
        var moved = town.approved("clinic-escort", 1, "2026-02-28T14:00", "2026-02-28T17:00");
        town.approved("clinic-escort", 1, "2026-03-01T08:00", "2026-03-01T10:00");
        var path = begun("tab", "lacks", "all", "true");
        assertThat(ready(path)).contains("发出 2 份邀请").doesNotContain("拟好以后");
        var community = town.community();
        var draft = town.draft(
                new Draft.Wanted.FromMenu(new MenuItemId("clinic-escort")),
                1,
                List.of(),
                "2026-02-28T12:00",
                "2026-02-28T15:00");
        Scopes.run(
                community.scope(),
                () -> orders.change(moved.number(), orders.order(moved.number()).version(), draft, community));

        assertThat(read(path)).contains("拟好以后有班次改了时间", "拟好以后改了时间：原来是 2 月 28 日", "只为没有变的班次发出 1 份邀请", path + "/again");
        assertThat(read(path + "?lang=en")).contains("Moved since this draft was made");
        redirected(post(path + "/sending"));

        assertThat(read(path)).contains("已发出 1 份邀请", "没有发：这个班次后来改了，请重新算");
    }

    @Test
    @FreshDatabase
    void a_plan_leads_to_the_orders_and_invitations_and_says_who_comes_and_who_has_to_answer() throws Exception {
        var comes = town.volunteer(NEIGHBOUR.farAway(1));
        town.volunteer(NEIGHBOUR.farAway(2));
        var order = town.opened("clinic-escort", 2, "2026-02-28T14:00", "2026-02-28T17:00");
        town.accept(order, comes);

        var page = planned("tab", "all", "all", "true");

        assertThat(page)
                .contains("已经接单</td>")
                .contains("href=\"/orders/" + order.number() + "\"")
                .contains("/orders/" + order.number() + "/invitations/"
                        + Town.need(order).value());
    }

    @Test
    @FreshDatabase
    void a_horizon_over_the_end_of_a_month_is_planned_month_by_month_and_each_month_has_its_limits() throws Exception {
        town.volunteer(NEIGHBOUR.within(new Limits(1, 1, 600)));
        town.approved("clinic-escort", 1, "2026-02-28T14:00", "2026-02-28T17:00");
        town.approved("clinic-escort", 1, "2026-03-01T08:00", "2026-03-01T10:00");
        town.approved("clinic-escort", 1, "2026-03-02T08:00", "2026-03-02T10:00");

        var page = planned("tab", "lacks", "all", "true");

        assertThat(page).contains("2026 年 2 月：", "2026 年 3 月：", "3 个缺人的班次补齐 2 个");
    }

    @Test
    @FreshDatabase
    void a_shift_for_which_nobody_suits_stays_short_and_says_which_rule_keeps_most_people_away() throws Exception {
        town.volunteers(List.of(
                NEIGHBOUR.able(Set.of(), Set.of()), NEIGHBOUR.able(Set.of(), Set.of()), NEIGHBOUR.farAway(5.5)));
        town.approved("clinic-escort", 1, "2026-02-27T14:00", "2026-02-27T17:00");

        var path = begun("tab", "lacks", "all", "true");
        await().atMost(Duration.ofSeconds(60)).until(() -> read(path).contains("只因"));

        assertThat(read(path)).contains("仍缺 1 人", "没有人符合条件。", "只因“技能”这一条去不了的有 2 人");
        assertThat(read(path + "?lang=en"))
                .contains("Nobody matches.", "2 people are kept away by one rule alone: skills.");
    }

    /** One person lives too far, and one cannot accompany. */
    @Test
    @FreshDatabase
    void what_if_says_who_could_come_then_and_calls_it_an_estimate() throws Exception {
        town.volunteer(NEIGHBOUR.farAway(8));
        town.volunteer(NEIGHBOUR.able(Set.of(), Set.of()));
        town.approved("clinic-escort", 2, "2026-02-27T14:00", "2026-02-27T17:00");
        var path = begun("tab", "lacks", "all", "true");
        await().atMost(Duration.ofSeconds(60)).until(() -> read(path).contains("/what-if"));
        var link = between(read(path), "<a href=\"" + path + "/needs/", "/what-if\"");
        var address = path + "/needs/" + link + "/what-if";

        var tried = read(address);

        assertThat(tried).contains("假如换个办法", "大家都肯走 10 公里", "早 1 小时", "多要一人", "不要求陪诊", "只是大约");
        var farther = between(tried, "大家都肯走 10 公里", "</tr>");
        assertThat(farther).contains("0 → 1", "1 人", " 分");
        assertThat(between(tried, "不要求陪诊", "</tr>")).contains("0 → 1", "1 人");
        assertThat(between(tried, "晚 1 小时", "</tr>")).contains("0 → 0", "0 人");
        assertThat(read(address + "?lang=en")).contains("everybody would go 10 km", "about right and no more");
        assertThat(perform(get(address), people.hat(Role.DISPATCHER, "430524")).getStatus())
                .isEqualTo(404);
    }

    @Test
    @FreshDatabase
    void a_plan_is_thrown_away_with_its_people_and_another_region_has_none_of_it() throws Exception {
        town.volunteer(NEIGHBOUR);
        town.approved("clinic-escort", 1, "2026-02-27T14:00", "2026-02-27T17:00");
        var path = begun("tab", "lacks", "all", "true");
        ready(path);

        assertThat(perform(get(path), people.hat(Role.DISPATCHER, "430524")).getStatus())
                .isEqualTo(404);
        assertThat(redirected(post(path + "/discard"))).isEqualTo("/plans");
        assertThat(read(path)).contains("这份方案已经作废").doesNotContain("林晓");
        assertThat(read("/plans")).contains("还没有方案");
        assertThat(redirected(post("/plans").param("tab", "lacks").param("all", "")))
                .contains("chosen=none");
        assertThat(read("/board?chosen=none")).contains("没有选中班次");
    }

    private String planned(String... parameters) throws Exception {
        return ready(begun(parameters));
    }

    private String begun(String... parameters) throws Exception {
        var asked = post("/plans");
        for (int at = 0; at < parameters.length; at += 2) {
            asked.param(parameters[at], parameters[at + 1]);
        }
        var path = redirected(asked);
        assertThat(path).matches("/plans/\\d+");
        return path;
    }

    /** The page once the plan and the worth of its people stand on it. */
    private String ready(String path) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            var page = read(path);
            return page.contains("不请会少") && !page.contains("\"num\">…");
        });
        try {
            return read(path);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String between(String page, String before, String after) {
        int from = page.indexOf(before) + before.length();
        return page.substring(from, page.indexOf(after, from));
    }

    private String read(String url) throws Exception {
        var answer = perform(get(url), dispatcher);
        assertThat(answer.getStatus()).as(url).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    private String redirected(MockHttpServletRequestBuilder request) throws Exception {
        var answer = perform(request, dispatcher);
        assertThat(answer.getStatus()).isEqualTo(303);
        return Objects.requireNonNull(answer.getRedirectedUrl());
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, Hat hat) throws Exception {
        return mvc.perform(request.with(people.as(hat))).andReturn().getResponse();
    }
}
