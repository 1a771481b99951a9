package org.redvest.attendance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.dispatch.Dispatch;
import org.redvest.notices.Notice;
import org.redvest.notices.Notices;
import org.redvest.orders.Orders;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.ReadPages;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever leads a shift finds the way to its code and its roll from every page. */
@RedvestTest
class LeadingTest {

    /** For the lead or for its new holder; what listeners wait for meanwhile is another matter. */
    private static final String WAITS = """
            select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock'
                              and query ~ '(shift_lead|from volunteer)[[:space:]]')
            """;

    @Autowired
    Loop loop;

    @Autowired
    Attendance attendance;

    @Autowired
    Dispatch dispatch;

    @Autowired
    Orders orders;

    @Autowired
    TestPeople testPeople;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    @Autowired
    ReadPages pages;

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    private List<VolunteerId> people;
    private Served served;

    @BeforeEach
    void the_second_of_two_leads() {
        var community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        people = loop.people(SANBATING, "彭琳", "林晓");
        served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, people);
        as(community, () -> {
            attendance.handLead(served.shift(), Optional.of(people.get(1)), community);
            return true;
        });
    }

    @Test
    void who_leads_finds_the_code_from_every_page_until_nobody_can_check_out_any_more() throws Exception {
        var leader = loop.hatOf(people.get(1));
        var code = "href=\"/shifts/" + served.shift() + "/code\"";

        for (var when : List.of("2026-02-27T12:00", "2026-02-28T09:00", "2026-02-28T13:29")) {
            clock.set(when);
            assertThat(pages.page("/openings", leader)).as(when).contains("href=\"/leading\"");
            assertThat(pages.page("/leading", leader)).as(when).contains(code, "陪老人就医");
        }
        clock.set("2026-02-28T13:30");
        assertThat(pages.page("/openings", leader)).doesNotContain("href=\"/leading\"");
        assertThat(pages.page("/leading", leader)).contains("近期没有交给您带的班").doesNotContain(code);
    }

    @Test
    void who_only_comes_along_is_shown_no_way_to_lead() throws Exception {
        var along = loop.hatOf(people.get(0));

        assertThat(pages.page("/openings", along)).doesNotContain("href=\"/leading\"");
        assertThat(pages.page("/leading", along)).doesNotContain("/shifts/" + served.shift());
    }

    @Test
    void a_leader_who_takes_leave_gives_up_the_lead_and_is_told_so_before() throws Exception {
        var leader = loop.hatOf(people.get(1));
        var place = served.places().get(1);

        assertThat(pages.page("/services/" + place.id().value() + "/leave", leader))
                .contains("这一班由您带");
        assertThat(pages.page("/services/" + served.places().get(0).id().value() + "/leave", loop.hatOf(people.get(0))))
                .doesNotContain("这一班由您带");
        as(leader, () -> dispatch.leave(place.id(), people.get(1)));
        var sheet = as(community(), () -> attendance.sheet(served.shift(), community()));
        assertThat(sheet.lead()).isEmpty();
        loop.accept(sheet.shift(), people.get(1));

        assertThat(pages.page("/leading", leader))
                .as("accepting again is no lead")
                .doesNotContain("/shifts/" + served.shift());
    }

    /** Both read before either has written. */
    @Test
    void a_lead_that_is_handed_over_while_its_new_holder_takes_leave_leads_nobody() throws Exception {
        var along = loop.hatOf(people.get(0));
        var place = served.places().get(0);

        var handing = whileDone(along, () -> dispatch.leave(place.id(), people.get(0)), () -> hand(people.get(0)));

        assertThat(handing).isInstanceOf(NoSuchShift.class);
        loop.accept(sheet().shift(), people.get(0));
        assertThat(sheet().lead()).as("accepting again is no lead").contains(people.get(1));
    }

    @Test
    void of_two_colleagues_who_hand_the_lead_over_at_once_the_second_takes_it_from_the_first() throws Exception {
        var third = loop.people(SANBATING, "陈立").getFirst();
        var wide = loop.accepted(
                community(), "clinic-escort", "2026-03-02T08:00", 210, List.of(people.get(0), people.get(1), third));
        served = wide;
        hand(people.get(0));

        whileDone(community(), () -> hand(people.get(1)), () -> hand(third));

        assertThat(sheet().lead()).contains(third);
        await().untilAsserted(() -> assertThat(as(
                        loop.hatOf(people.get(1)),
                        () -> notices.list(people.get(1).account(), 1).rows()))
                .filteredOn(notice -> notice.matter().equals(wide.order().value()))
                .extracting(Notice::what)
                .contains("lead", "lead-passed"));
    }

    private boolean hand(VolunteerId to) {
        as(community(), () -> {
            attendance.handLead(served.shift(), Optional.of(to), community());
            return true;
        });
        return true;
    }

    private Sheet sheet() {
        return as(community(), () -> attendance.sheet(served.shift(), community()));
    }

    /** The second act reaches the point at which it waits, or its end, before the first is committed. Answers how the second failed. */
    private @Nullable Throwable whileDone(Hat first, Runnable act, Callable<Boolean> second) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var running = as(
                    first,
                    () -> transactions.execute(_ -> {
                        act.run();
                        var started = thread.submit(second);
                        await().until(() -> started.isDone() || somebodyWaits());
                        return started;
                    }));
            return catchThrowable(() -> Objects.requireNonNull(running).get()) instanceof ExecutionException failed
                    ? failed.getCause()
                    : null;
        }
    }

    private boolean somebodyWaits() {
        return jdbc.sql(WAITS).query(Boolean.class).single();
    }

    @Test
    void who_was_excused_or_on_leave_reads_so_on_the_ticket() throws Exception {
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "", "excused", "on_leave");

        assertThat(pages.page("/services/" + served.places().get(0).id().value(), loop.hatOf(people.get(0))))
                .contains("已结束，社区确认您因故未到");
        assertThat(pages.page("/services/" + served.places().get(1).id().value(), loop.hatOf(people.get(1))))
                .contains("已结束，社区确认您请假");
    }

    @Test
    void a_code_that_is_over_asks_nobody_to_scan_and_hands_no_lead_over() throws Exception {
        var code = "/shifts/" + served.shift() + "/code";

        clock.set("2026-02-27T12:00");
        assertThat(pages.page(code, community())).contains("2 月 28 日", "交给这个人").doesNotContain("请志愿者扫这个码");
        clock.set("2026-02-28T09:00");
        assertThat(pages.page(code, community())).contains("请志愿者扫这个码", "交给这个人");
        clock.set("2026-02-28T13:31");
        assertThat(pages.page(code, community())).contains("签到码已停用").doesNotContain("请志愿者扫这个码", "交给这个人");
    }

    @Test
    void nobody_is_handed_a_lead_that_is_over_or_cancelled() throws Exception {
        var path = "/shifts/" + served.shift() + "/lead";
        clock.set("2026-02-28T13:31");

        for (var to : List.of("", String.valueOf(people.getFirst().value()))) {
            var refused = mvc.perform(post(path).param("volunteer", to).with(testPeople.as(community())))
                    .andReturn()
                    .getResponse();
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("这次服务不再签到、签退，带班的人没有换");
        }
        assertThat(lead()).contains(people.get(1));

        clock.set("2026-02-28T13:29");
        assertThat(as(community(), () -> attendance.handLead(served.shift(), Optional.empty(), community())))
                .isInstanceOf(Handover.Done.class);
        assertThat(lead()).isEmpty();

        clock.set("2026-02-27T12:00");
        as(community(), () -> orders.cancel(served.order(), "不办了", community()));
        assertThat(as(community(), () -> attendance.handLead(served.shift(), Optional.empty(), community())))
                .isInstanceOf(Handover.NothingToLead.class);
    }

    private Optional<VolunteerId> lead() {
        return as(
                community(), () -> attendance.sheet(served.shift(), community()).lead());
    }

    private Hat community() {
        return served.community();
    }

    @Test
    void every_page_of_a_team_leader_leads_on() throws Exception {
        var leader = testPeople.hat(Role.LEADER, SANBATING.value());

        assertThat(pages.page("/leading", leader)).contains("近期没有交给您带的班", "href=\"/hours\"", "href=\"/services\"");
        assertThat(pages.page("/services", leader)).contains("href=\"/leading\"");
    }
}
