package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Orders;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Shifts;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** One service goes round the loop, and every page that tells of it tells the same. */
@RedvestTest
class LoopPagesTest {

    private static final List<String> NAMES = List.of("彭琳", "林晓", "陈立");

    @Autowired
    Loop loop;

    @Autowired
    TestPeople people;

    @Autowired
    Attendance attendance;

    @Autowired
    Reports reports;

    @Autowired
    Orders orders;

    @Autowired
    Shifts activities;

    @Autowired
    FigureViews views;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private Served served;

    @BeforeEach
    void saturday_morning_at_sanbating() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        served = loop.accepted(
                community,
                "clinic-escort",
                "2026-02-28T08:00",
                210,
                loop.people(SANBATING, NAMES.toArray(String[]::new)));
    }

    private void confirmed() {
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        loop.stays(served, 1, "2026-02-28T08:10", "2026-02-28T11:00");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came", "came", "absent");
        await().atMost(Duration.ofSeconds(10)).until(() -> figures().participations() == 2);
    }

    private Figures figures() {
        return Scopes.within(
                Scope.PUBLIC,
                () -> reports.figures(views.asked("/published", Map.of()).question()));
    }

    @Test
    @FreshDatabase
    void before_anything_was_done_each_page_says_what_will_fill_it() throws Exception {
        clock.set("2025-11-03T09:00");
        var secretary = people.hat(Role.SECRETARY, "430503");

        assertThat(page("home-empty", get("/"), null)).contains("还没有确认过的服务");
        assertThat(page("rows-empty", get("/published/participations"), null)).contains("这一部分还没有记录");
        assertThat(page("figures-empty", get("/figures"), secretary)).contains("2025 年 11 月的数字");
        assertThat(page("hours-empty", get("/hours"), loop.hatOf(served.volunteer(0))))
                .contains("还没有入账的时长");
        assertThat(page("notices-empty", get("/notices"), people.hat(Role.SECRETARY, "4305")))
                .contains("还没有消息");
    }

    @Test
    @FreshDatabase
    void an_order_that_was_not_held_is_not_said_to_wait_for_confirmation() {
        var untaken = loop.opened(community, "clinic-escort", 1, loop.window("2026-02-28T13:00", 60));
        var secretary = people.hat(Role.SECRETARY, "430503");
        clock.set("2026-02-28T15:00");

        activities.endNotHeld(untaken.shifts().getFirst().id());

        var rows = "/figures/closed-loop?since=2026-02-28&until=2026-02-28&q=" + untaken.number();
        await().untilAsserted(() -> assertThat(page(null, get(rows), secretary))
                .contains("没有开展，没有可评的服务")
                .doesNotContain("还没确认谁来了"));
    }

    @Test
    @FreshDatabase
    void the_day_itself_from_the_code_to_the_evaluation() throws Exception {
        var shift = served.shift().value();
        var volunteer = loop.hatOf(served.volunteer(0));
        clock.set("2026-02-28T07:50");

        assertThat(page("check-in", get("/shifts/" + shift + "/check-in"), volunteer))
                .contains("passcode__input");
        var lead = page("lead", get("/shifts/" + shift + "/code"), community);
        assertThat(lead).contains(loop.code(served).substring(0, 3)).contains("彭琳");
        assertThat(status(post("/shifts/" + shift + "/check-in").param("code", "12"), volunteer))
                .isEqualTo(422);
        assertThat(status(post("/shifts/" + shift + "/check-in").param("code", loop.code(served)), volunteer))
                .isEqualTo(303);
        assertThat(page("checked-in", get("/shifts/" + shift + "/check-in"), volunteer))
                .contains("07:50 已签到");

        loop.stays(served, 1, "2026-02-28T08:10", "2026-02-28T11:00");
        clock.set("2026-02-28T12:00");
        assertThat(page("confirm", get("/shifts/" + shift + "/confirmation"), community))
                .contains("谁来了")
                .doesNotContain("checked");
        var refused = page(
                "confirm-refused", post("/shifts/" + shift + "/confirmation").param("beneficiaries", "许多"), community);
        assertThat(refused).contains("请选择彭琳来了还是没来").contains("value=\"许多\"");
        var places = served.places();
        assertThat(status(
                        post("/shifts/" + shift + "/confirmation")
                                .param("said-" + places.get(0).id().value(), "came")
                                .param("left-" + places.get(0).id().value(), "11:20")
                                .param("said-" + places.get(1).id().value(), "came")
                                .param("said-" + places.get(2).id().value(), "on_leave")
                                .param("beneficiaries", "4"),
                        community))
                .isEqualTo(303);
        assertThat(page("confirmed", get("/shifts/" + shift + "/confirmation"), community))
                .contains("2 人共 6 小时 10 分已入账");

        assertThat(page("evaluation", get("/orders/" + served.order() + "/evaluation"), community))
                .doesNotContain("checked");
        assertThat(status(post("/orders/" + served.order() + "/evaluation"), community))
                .isEqualTo(422);
        assertThat(status(post("/orders/" + served.order() + "/evaluation").param("stars", "5"), community))
                .isEqualTo(303);
        assertThat(page("evaluated", get("/orders/" + served.order() + "/evaluation"), community))
                .contains("您给了 5 星");

        await().atMost(Duration.ofSeconds(10)).until(() -> figures().closed() == 1);
        assertThat(page("hours", get("/hours"), volunteer)).contains("+3:20").contains("社区补记 11:20 走");
        assertThat(page("hours-en", get("/hours?lang=en"), volunteer)).contains("out 11:20, added by the community");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(page("notices", get("/notices"), volunteer)).contains("社区评价了这次服务：5 星", "已入账"));
        assertThat(page("notices-community", get("/notices"), community))
                .as("what the community has just done itself")
                .doesNotContain("已入账");
    }

    @Test
    @FreshDatabase
    void the_figures_grow_by_exactly_this_service_on_every_page() throws Exception {
        confirmed();
        var secretary = people.hat(Role.SECRETARY, "430503");

        var home = page("home", get("/"), null);
        assertThat(text(home))
                .contains("有 2 人次")
                .contains("志愿者人数2 人")
                .contains("6 小时 20 分")
                .contains("1 场");
        assertThat(text(page("figures", get("/figures"), secretary)))
                .contains("2 人次")
                .contains("6 小时 20 分");
        for (var metric : Metric.values()) {
            var mine = text(page("figures-" + metric.code(), get("/figures/" + metric.code()), secretary));
            var published = text(page("rows-" + metric.code(), get("/published/" + metric.code()), null));
            var figure = h1(mine);
            assertThat(figure).as(metric.code()).isEqualTo(h1(published)).doesNotContain("–0");
        }
        var open = page(
                "evidence",
                get("/published/participations?open=" + served.shift().value()),
                null);
        assertThat(text(open))
                .contains("2 人次怎么数的")
                .contains("接了单3")
                .contains("−1")
                .contains("6 小时 20 分怎么算的");
        assertThat(text(page("home-en", get("/?lang=en"), null)))
                .contains("2 participations", "4 beneficiary contacts")
                .doesNotContain("4 people", "turns");
        assertThat(text(page(
                        "evidence-en",
                        get("/published/participations?lang=en&open="
                                + served.shift().value()),
                        null)))
                .contains("The community counted 4 beneficiary contacts");
        page("figures-en", get("/figures?lang=en"), secretary);
    }

    @Test
    @FreshDatabase
    void a_time_that_was_completed_and_one_that_was_corrected_are_told_apart() throws Exception {
        confirmed();
        clock.advance(Duration.ofMinutes(5));
        var place = served.places().getFirst().id();
        as(community, () -> attendance.correct(served.shift(), place, "11:00", "提前离开", community));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(text(page(
                                null,
                                get("/published/participations?open="
                                        + served.shift().value()),
                                null)))
                        .contains("1 人的时间由社区在确认后更正")
                        .doesNotContain("忘了"));
        assertThat(page(null, get("/hours"), loop.hatOf(served.volunteer(0)))).contains("社区更正为 11:00 走");
    }

    @Test
    @FreshDatabase
    void public_pages_hold_no_name_and_are_the_same_for_everybody() throws Exception {
        confirmed();
        var secretary = people.hat(Role.SECRETARY, "430503");
        var at = "&at=" + clock.instant();
        for (var address : List.of(
                "/?lang=zh",
                "/published/participations?lang=zh" + at,
                "/published/participations?open=" + served.shift().value() + at,
                "/published/people?lang=zh" + at,
                "/published/closed-loop?lang=zh" + at,
                "/published/participations.csv?lang=zh" + at)) {
            var visitor = page(null, get(address), null);
            assertThat(visitor).doesNotContain(NAMES).doesNotContain("沙子坡路", "唐敏", "13900000000", "三八亭");
            assertThat(main(page(null, get(address), secretary))).isEqualTo(main(visitor));
        }
    }

    @Test
    @FreshDatabase
    void another_countys_secretary_sees_nothing_of_it() throws Exception {
        confirmed();
        var other = people.hat(Role.SECRETARY, "430502");

        assertThat(text(page("other", get("/figures"), other)))
                .doesNotContain("大祥区")
                .doesNotContain("6 小时 20 分");
        assertThat(status(get("/figures/participations?county=430503"), other)).isEqualTo(404);
        assertThat(status(get("/figures/participations?open=" + served.shift().value()), other))
                .isEqualTo(404);
        assertThat(page(null, get("/figures/participations.csv"), other))
                .doesNotContain(served.order().value());
        assertThat(status(get("/figures"), loop.hatOf(served.volunteer(0)))).isEqualTo(404);
        assertThat(status(
                        get("/shifts/" + served.shift().value() + "/confirmation"),
                        loop.hat(Role.COMMUNITY, new RegionCode("430502001001"), "李红")))
                .isEqualTo(404);
    }

    @Test
    @FreshDatabase
    void a_download_names_its_definition_and_cut_off_and_a_bad_date_is_answered_beside_the_field() throws Exception {
        confirmed();

        var csv = page(null, get("/published/hours.csv?county=430503"), null);
        assertThat(csv)
                .startsWith("\uFEFF")
                .contains("截止时间,2026-02-28 12:00")
                .contains(",2026-02-28 08:00,2026-02-28 11:30,2,380,4")
                .contains("大祥区")
                .contains(",2,380,4");
        assertThat(status(get("/published/hours?since=2026-02-31"), null)).isEqualTo(400);
        assertThat(page(null, get("/published/hours?since=2026-02-31"), null))
                .contains("value=\"2026-02-31\"")
                .contains("since-error");
        assertThat(status(get("/published/nonsense"), null)).isEqualTo(404);
        assertThat(page(null, get("/published/hours?category=nonsense&county=999999"), null))
                .contains("没有这一类")
                .contains("没有这个县市区");
    }

    @Test
    @FreshDatabase
    void a_correction_reaches_the_figures() {
        confirmed();
        clock.advance(Duration.ofMinutes(5));

        as(
                community,
                () -> attendance.correct(served.shift(), served.places().get(0).id(), "10:30", "先走了", community));

        await().atMost(Duration.ofSeconds(10)).until(() -> figures().minutes() == 150 + 170);
    }

    private String page(@Nullable String name, MockHttpServletRequestBuilder request, @Nullable Hat hat)
            throws Exception {
        var response = mvc.perform(request.with(hat == null ? people.asVisitor() : people.as(hat)))
                .andReturn()
                .getResponse();
        var content = response.getContentAsString(StandardCharsets.UTF_8);
        keep(name, content);
        return content;
    }

    /** For those who want to look at them: {@code -Dredvest.pages=folder}. */
    private static void keep(@Nullable String name, String content) throws IOException {
        var folder = System.getProperty("redvest.pages");
        if (folder != null && name != null) {
            Files.writeString(Path.of(folder, name + ".html"), content);
        }
    }

    private int status(MockHttpServletRequestBuilder request, @Nullable Hat hat) throws Exception {
        return mvc.perform(request.with(hat == null ? people.asVisitor() : people.as(hat)))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static String main(String page) {
        var start = page.indexOf("<main");
        return start < 0 ? page : page.substring(start, page.indexOf("</main>"));
    }

    private static String text(String page) {
        return main(page).replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    private static String h1(String text) {
        var figure = Pattern.compile("\\S+ ?(人次|人|场|小时( \\d+ 分)?|%|–)").matcher(text);
        assertThat(figure.find()).as(text).isTrue();
        return figure.group();
    }
}
