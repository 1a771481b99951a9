package org.redvest.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.forms.OrderForms;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** People need time to learn of a service and an hour to get there, whether it is ordered or moved to that time. */
@RedvestTest
class ShortNoticeTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    OrderForms forms;

    @Autowired
    TestClock clock;

    private Hat community;
    private Hat reviewer;

    @BeforeEach
    void a_community_and_its_reviewer() {
        community = people.hat(Role.COMMUNITY, "430503001001");
        reviewer = people.hat(Role.DISPATCHER, "430503");
        clock.set("2026-02-26T09:00");
    }

    @Test
    @FreshDatabase
    void an_order_that_can_be_offered_to_nobody_any_more_is_refused_with_the_earliest_time() {
        assertThat(problems("2026-02-26T09:46")).contains("orders.problem.too-soon");
        assertThat(problems("2026-02-26T10:00")).contains("orders.problem.too-soon");
        assertThat(problems("2026-02-26T10:01")).isEmpty();
    }

    @Test
    @FreshDatabase
    void an_approved_service_is_not_moved_to_within_the_hour() throws Exception {
        var number = approved("2026-02-27T15:00");

        var page = page(change(number, Map.of("date", "2026-02-26", "from", "09:10", "to", "10:40", "urgent", "yes")));

        assertThat(page).contains("离开始不到 1 小时，来不及推送给志愿者；最早可选 2 月 26 日 周四 10:01");
        assertThat(start(number)).isEqualTo("2026-02-27T07:00:00Z");
    }

    @Test
    @FreshDatabase
    void a_move_to_short_notice_is_asked_about_as_an_order_is() throws Exception {
        var number = approved("2026-02-27T15:00");
        var soon = Map.of("date", "2026-02-26", "from", "11:00", "to", "12:30");

        assertThat(page(change(number, soon))).contains("新的时间很近", "name=\"urgent\"");
        assertThat(start(number)).isEqualTo("2026-02-27T07:00:00Z");

        var ticked = new HashMap<>(soon);
        ticked.put("urgent", "yes");
        assertThat(change(number, ticked)).isEqualTo("/orders/" + number);
        assertThat(start(number)).isEqualTo("2026-02-26T03:00:00Z");
    }

    @Test
    @FreshDatabase
    void a_change_that_asks_nobody_to_come_sooner_needs_no_hour() throws Exception {
        var number = approved("2026-02-27T15:00");
        clock.set("2026-02-27T14:30");

        assertThat(change(number, Map.of("to", "17:30"))).isEqualTo("/orders/" + number);
        assertThat(change(number, Map.of("from", "15:20", "to", "17:30", "urgent", "yes")))
                .isEqualTo("/orders/" + number);
        assertThat(start(number)).isEqualTo("2026-02-27T07:20:00Z");
    }

    @Test
    @FreshDatabase
    void a_move_to_another_week_is_not_asked_about() throws Exception {
        var number = approved("2026-02-27T15:00");

        assertThat(change(number, Map.of("date", "2026-03-06"))).isEqualTo("/orders/" + number);
    }

    /** A tick left over from the night before would make a day and a night of it. */
    @Test
    @FreshDatabase
    void a_night_is_changed_without_a_tick_that_nobody_set() throws Exception {
        var number = AnOrder.anOrder().at("2026-03-05T22:00", 240).placed(orders, community);
        Scopes.within(reviewer.scope(), () -> orders.approve(number, 1, reviewer));

        assertThat(page("/orders/" + number + "/change")).doesNotContain("name=\"next\"");
        assertThat(page(change(number, Map.of("to", "22:00")))).contains("开始和结束是同一个时间");
        assertThat(change(number, Map.of("to", "23:00"))).isEqualTo("/orders/" + number);
        assertThat(order(number).shifts().getFirst().window().length()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    @FreshDatabase
    void a_day_and_a_night_keep_their_tick() throws Exception {
        var number = AnOrder.anOrder().at("2026-03-05T22:00", 1440).placed(orders, community);
        Scopes.within(reviewer.scope(), () -> orders.approve(number, 1, reviewer));

        assertThat(change(number, Map.of())).isEqualTo("/orders/" + number + "?unchanged=true");
    }

    /** The community is not left to wait for people who were never asked. */
    @Test
    @FreshDatabase
    void an_approval_that_comes_too_late_to_offer_anything_says_so_before_and_after_it_and_at_the_end()
            throws Exception {
        var number = AnOrder.anOrder().at("2026-02-26T11:00", 60).placed(orders, community);
        clock.set("2026-02-26T10:05");

        assertThat(page("/review/" + number, reviewer)).contains("离开始不到 1 小时，来不及推送");
        Scopes.within(reviewer.scope(), () -> orders.approve(number, 1, reviewer));
        assertThat(page("/orders/" + number)).contains("来不及推送");

        clock.set("2026-02-26T12:30");
        Scopes.within(
                Scope.SYSTEM,
                () -> activities.endNotHeld(order(number).shifts().getFirst().id()));
        assertThat(page("/orders/" + number)).contains("没有人收到过邀请").doesNotContain("到时间还没有人接单");
    }

    /** Approved in good time, and then forgotten. */
    @Test
    @FreshDatabase
    void what_was_approved_and_not_offered_until_it_was_too_late_says_so() throws Exception {
        var number = approved("2026-02-27T15:00");
        clock.set("2026-02-27T13:59");
        assertThat(page("/orders/" + number)).doesNotContain("来不及推送");

        clock.set("2026-02-27T14:00");
        assertThat(page("/orders/" + number)).contains("已经来不及推送给志愿者");
    }

    /** Late is late: the page does not go on promising a time that is over. */
    @Test
    @FreshDatabase
    void an_answer_that_is_overdue_is_not_promised_any_more() throws Exception {
        var number = AnOrder.anOrder().at("2026-03-06T08:00", 60).placed(orders, community);
        assertThat(page("/orders/" + number)).contains("最晚这个时候").doesNotContain("已超时");

        clock.set("2026-02-26T13:47");

        assertThat(page("/orders/" + number)).contains("还没有答复，已超时").doesNotContain("最晚这个时候");
        assertThat(page("/orders")).contains("前答复，已超时").doesNotContain("组织方最晚");
    }

    @Test
    @FreshDatabase
    void who_only_opens_a_change_that_comes_too_late_is_not_told_that_it_was_not_sent() throws Exception {
        var number = approved("2026-02-27T15:00");
        var form = new HashMap<>(Map.of("to", "17:30"));
        within(() -> orders.cancel(number, "停电", community));

        for (var page : List.of("/change", "/cancellation")) {
            var to = Objects.requireNonNull(
                    mvc.perform(get("/orders/" + number + page).with(people.as(community)))
                            .andReturn()
                            .getResponse()
                            .getRedirectedUrl());
            assertThat(page(to)).contains("已经不能修改或取消").doesNotContain("您刚才的修改没有提交");
        }
        assertThat(page(change(number, form))).contains("您刚才的修改没有提交");
    }

    private List<String> problems(String start) {
        var draft = AnOrder.anOrder().at(start, 60).draft();
        return within(() -> orders.problems(draft)).stream().map(Problem::key).toList();
    }

    private ActivityNumber approved(String start) {
        var number = AnOrder.anOrder().at(start, 90).placed(orders, community);
        Scopes.within(reviewer.scope(), () -> orders.approve(number, 1, reviewer));
        return number;
    }

    private String start(ActivityNumber number) {
        return order(number).shifts().getFirst().start().toString();
    }

    private Order order(ActivityNumber number) {
        return within(() -> orders.order(number));
    }

    private String change(ActivityNumber number, Map<String, String> changed) throws Exception {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        within(() -> forms.formOf(orders.order(number))).typed().forEach(form::addAll);
        changed.forEach(form::set);
        return Objects.requireNonNull(
                mvc.perform(post("/orders/" + number + "/change").params(form).with(people.as(community)))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
    }

    private String page(String path) throws Exception {
        return page(path, community);
    }

    private String page(String path, Hat hat) throws Exception {
        return mvc.perform(get(path).with(people.as(hat)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private <T> T within(Supplier<T> work) {
        return Scopes.within(community.scope(), work::get);
    }
}
