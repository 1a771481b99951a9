package org.redvest.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.attendance.Correction;
import org.redvest.attendance.CorrectionForm;
import org.redvest.attendance.CountForm;
import org.redvest.catalogue.Site;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Draft;
import org.redvest.orders.Orders;
import org.redvest.orders.Submission;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Whereabouts;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.Loop.Served;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Published figures follow the ledger: whatever was lost, late, doubled or dated wrongly, they end equal to it. */
@RedvestTest
class FollowTest {

    @Autowired
    Loop loop;

    @Autowired
    TestPeople testPeople;

    @Autowired
    Attendance attendance;

    @Autowired
    Records records;

    @Autowired
    Reports reports;

    @Autowired
    FigureViews views;

    @Autowired
    Orders orders;

    @Autowired
    Dispatch dispatch;

    @Autowired
    TestDataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private List<VolunteerId> people;
    private Served served;

    @BeforeEach
    void a_confirmed_service() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        people = loop.people(SANBATING, "彭琳", "林晓", "陈立");
        served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, people);
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        loop.stays(served, 1, "2026-02-28T08:10", "2026-02-28T11:00");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came", "came", "absent");
    }

    @Test
    @FreshDatabase
    void after_twelve_corrections_at_once_the_figures_are_the_ledgers() throws Exception {
        var start = new CyclicBarrier(12);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.range(0, 12)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return left(i % 2, "10:%02d".formatted(i));
                    }))
                    .toList();
            for (var each : running) {
                each.get();
            }
        }

        untilTheFiguresAreTheLedgers();
    }

    @Test
    @FreshDatabase
    void after_the_clock_went_back_a_correction_reaches_the_figures() throws Exception {
        untilTheFiguresAreTheLedgers();
        clock.set("2026-02-28T11:45");

        left(0, "10:30");

        untilTheFiguresAreTheLedgers();
        assertThat(minutes()).isEqualTo(150 + 170);
    }

    @Test
    @FreshDatabase
    void a_figure_of_an_earlier_moment_stays_what_it_was() {
        untilTheFiguresAreTheLedgers();
        var before = clock.instant();
        clock.advance(Duration.ofHours(1));
        left(0, "10:30");
        untilTheFiguresAreTheLedgers();

        assertThat(figures(Map.of("at", before.toString())).minutes()).isEqualTo(210 + 170);
        assertThat(figures(Map.of()).minutes()).isEqualTo(150 + 170);
    }

    @Test
    @FreshDatabase
    void a_number_of_people_served_that_was_corrected_is_the_figure_from_then_on() throws Exception {
        untilTheFiguresAreTheLedgers();
        var before = clock.instant();
        clock.advance(Duration.ofHours(1));
        countAgain("40");
        var between = clock.instant();
        clock.advance(Duration.ofHours(1));
        countAgain("39");

        records.followNow();

        assertThat(figures(Map.of("at", before.toString())).contacts()).isEqualTo(4);
        assertThat(figures(Map.of("at", between.toString())).contacts()).isEqualTo(40);
        assertThat(figures(Map.of()).contacts()).isEqualTo(39);
        assertThat(page("/published/contacts?open=" + served.shift())).contains("39");
        outside(
                "truncate participation_record, absence_record, recount_record, session_record, month_sessions, month_orders, month_people, month_record;"
                        + " update followed set position = 0");
        records.followNow();
        assertThat(figures(Map.of("at", between.toString())).contacts()).isEqualTo(40);
        assertThat(figures(Map.of()).contacts()).isEqualTo(39);
    }

    private void countAgain(String beneficiaries) {
        var form = new CountForm(beneficiaries, "", "数错了", "");
        assertThat(as(community, () -> attendance.countAgain(served.shift(), form, community)))
                .isEqualTo(new Correction.Restated());
    }

    @Test
    @FreshDatabase
    void whoever_was_marked_absent_by_mistake_is_counted_after_the_correction_and_not_as_absent() throws Exception {
        untilTheFiguresAreTheLedgers();
        var before = clock.instant();
        clock.advance(Duration.ofHours(1));

        as(
                community,
                () -> attendance.correct(
                        served.shift(),
                        served.places().get(2).id(),
                        new CorrectionForm("came", "08:00", "09:00", "点错了", ""),
                        community));
        untilTheFiguresAreTheLedgers();

        assertThat(figures(Map.of()).participations()).isEqualTo(3);
        assertThat(leftOut(Map.of()).absent()).isZero();
        assertThat(leftOut(Map.of("at", before.toString())).absent()).isEqualTo(1);
        assertThat(page("/published/participations?open=" + served.shift())).contains("3");
    }

    @Test
    @FreshDatabase
    void told_from_the_beginning_again_or_without_any_event_they_come_out_the_same() throws Exception {
        left(0, "10:30");
        untilTheFiguresAreTheLedgers();
        var figures = figures(Map.of());
        outside("update followed set position = 0");
        records.follow();
        assertThat(figures(Map.of())).isEqualTo(figures);

        outside(
                "truncate participation_record, absence_record, recount_record, session_record, month_sessions, month_orders, month_people, month_record;"
                        + " update followed set position = 0");
        assertThat(figures(Map.of()).minutes()).isZero();
        records.follow();

        assertThat(figures(Map.of())).isEqualTo(figures);
    }

    @Test
    @FreshDatabase
    void what_is_not_published_counts_for_those_who_work_for_the_region_and_not_for_the_public() throws Exception {
        untilTheFiguresAreTheLedgers();

        outside("update session_record set published = false");
        outside("update participation_record set published = false");

        assertThat(figures(Map.of()).minutes()).isZero();
        assertThat(page("/published/hours")).contains("这一部分还没有记录");
        assertThat(Scopes.within(
                                Scope.region("430503"),
                                () -> reports.figures(
                                        views.asked("/figures", Map.of()).question()))
                        .minutes())
                .isEqualTo(380);
    }

    /** Seeds of the property: corrections of all kinds, by a clock that jumps. */
    @Test
    @FreshDatabase
    void after_any_corrections_by_any_clock_every_page_and_file_says_what_the_ledger_says() throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            var random = new Random(seed);
            for (int i = 0; i < 12; i++) {
                clock.advance(Duration.ofMinutes(random.nextInt(240) - 100));
                var came = "08:%02d".formatted(random.nextInt(60));
                var left = "1%d:%02d".formatted(random.nextInt(2), random.nextInt(30));
                var said = List.of("came", "came", "absent", "excused").get(random.nextInt(4));
                var place = served.places().get(random.nextInt(3)).id();
                as(
                        community,
                        () -> attendance.correct(
                                served.shift(), place, new CorrectionForm(said, came, left, "更正", ""), community));
            }
            untilTheFiguresAreTheLedgers();
            everyPageSays(ledger());
        }
    }

    private void everyPageSays(long minutes) throws Exception {
        var words = minutes % 60 == 0
                ? "%d 小时".formatted(minutes / 60)
                : "%d 小时 %d 分".formatted(minutes / 60, minutes % 60);
        for (var address :
                List.of("/?month=2026-02", "/published/hours?month=2026-02", "/published/hours.csv?month=2026-02")) {
            assertThat(page(address)).as(address).contains(words);
        }
        var rows = (OpenedFigure.OpenedRows.OfSessions) published(() -> reports.open(
                        Metric.HOURS,
                        views.asked("/published", Map.of("month", "2026-02")).question(),
                        "",
                        1))
                .rows();
        assertThat(rows.sum(Metric.HOURS)).isEqualTo(minutes);
    }

    @Test
    @FreshDatabase
    void a_service_at_seven_on_the_first_of_march_counts_in_march() {
        var march = loop.accepted(community, "clinic-escort", "2026-03-01T07:00", 60, people.subList(0, 1));
        loop.stays(march, 0, "2026-03-01T06:55", "2026-03-01T08:01");
        clock.set("2026-03-01T09:00");
        loop.confirm(march, "1", "came");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(figures(Map.of("month", "2026-03")).minutes())
                                .isEqualTo(60));

        assertThat(figures(Map.of("month", "2026-02")).minutes()).isEqualTo(380);
    }

    @Test
    @FreshDatabase
    void of_an_order_off_the_menu_the_public_reads_its_category_and_not_its_words() throws Exception {
        var dispatcher = loop.hat(Role.DISPATCHER, community.region().county(), "周宁");
        var title = "给沙子坡张奶奶修灯";
        var draft = new Draft(
                new Draft.Wanted.OffMenu("other", title, "修灯泡，两个人一起。", "梯子不稳会摔。", "一人扶梯，一人修。", 18),
                List.of(loop.window("2026-03-07T08:00", 60)),
                List.of(new Draft.Ask(1, List.of())),
                new Whereabouts(Site.HOME, ""),
                new PrivateDetails("沙子坡路 12 号", "唐敏", "13800000000", ""));
        var number =
                ((Submission.Placed) as(community, () -> orders.submit(UUID.randomUUID(), draft, community))).order();
        as(dispatcher, () -> orders.approveAs("elderly", number, 1, dispatcher));
        as(dispatcher, () -> dispatch.open(number, dispatcher));
        var shift = as(community, () -> orders.order(number)).shifts().getFirst();
        var off = new Served(number, shift.id(), community, List.of(loop.accept(shift, people.get(0))));
        loop.stays(off, 0, "2026-03-07T07:55", "2026-03-07T09:01");
        clock.set("2026-03-07T10:00");
        loop.confirm(off, "1", "came");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(figures(Map.of("month", "2026-03")).minutes())
                                .isEqualTo(60));

        for (var address : List.of(
                "/published/participations",
                "/published/participations?open=" + shift.id(),
                "/published/participations.csv",
                "/published/closed-loop",
                "/published/closed-loop.csv")) {
            assertThat(page(address)).as(address).doesNotContain(title).doesNotContain("修灯泡");
        }
        assertThat(page("/published/participations.csv")).contains(number + ",老人");
    }

    @Test
    @FreshDatabase
    void an_order_cancelled_after_approval_is_not_due_and_was_not_cancelled_before() {
        var number = opened("2026-03-02T08:00");
        clock.set("2026-03-01T08:00");
        as(community, () -> orders.cancel(number, "下雨", community));
        clock.set("2026-03-02T12:00");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(leftOut(Map.of("month", "2026-03")).cancelled())
                                .isEqualTo(1));

        var before = Instant.parse("2026-02-28T23:00:00Z");
        assertThat(figures(Map.of("month", "2026-03")).due()).isZero();
        assertThat(leftOut(Map.of("month", "2026-03", "at", before.toString())).cancelled())
                .isZero();
        assertThat(leftOut(Map.of("month", "2026-03", "at", before.toString())).ahead())
                .isEqualTo(1);
    }

    @Test
    @FreshDatabase
    void the_closed_loop_opens_to_each_order_that_is_due_those_missing_first() throws Exception {
        var other = opened("2026-02-28T08:00");
        clock.set("2026-02-28T13:00");
        as(community, () -> attendance.evaluate(served.order(), "5", "好", community));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(figures(Map.of()).closed()).isEqualTo(1));

        var rows = (OpenedFigure.OpenedRows.OfOrders) published(() -> reports.open(
                        Metric.CLOSED_LOOP, views.asked("/published", Map.of()).question(), "", 1))
                .rows();

        assertThat(rows.rows())
                .extracting(OpenedFigure.OrderRow::order)
                .containsExactly(other.value(), served.order().value());
        assertThat(rows.rows()).extracting(OpenedFigure.OrderRow::reached).containsExactly("unconfirmed", "evaluated");
        assertThat(rows.list().total()).isEqualTo(figures(Map.of()).due());
        assertThat(page("/published/closed-loop?q=" + other))
                .contains(other.value())
                .doesNotContain(served.order().value());
    }

    @Test
    void whatever_stands_in_an_address_no_page_of_figures_breaks() throws Exception {
        var secretary = testPeople.hat(Role.SECRETARY, "430503");
        var values = List.of(
                "",
                "x",
                "-999999999-01",
                "+999999999-12",
                "9999-99",
                "2026-02-31",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z",
                "999999999999999999999999",
                "-1",
                "0",
                "99999",
                "4305%",
                "_",
                "\\",
                "'",
                "\u202E",
                "长".repeat(300));
        var broken = new HashSet<String>();
        for (var name : List.of("month", "since", "until", "at", "page", "open", "county", "category", "q", "lang")) {
            for (var value : values) {
                for (var address :
                        List.of("/", "/published/hours", "/published/closed-loop", "/published/people.csv")) {
                    var status = mvc.perform(get(address).param(name, value))
                            .andReturn()
                            .getResponse()
                            .getStatus();
                    if (!Set.of(200, 303, 400, 404).contains(status)) {
                        broken.add(status + " " + address + " " + name + "=" + value);
                    }
                }
                var status = mvc.perform(get("/figures").param(name, value).with(testPeople.as(secretary)))
                        .andReturn()
                        .getResponse()
                        .getStatus();
                if (!Set.of(200, 303, 400, 404).contains(status)) {
                    broken.add(status + " /figures " + name + "=" + value);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private ActivityNumber opened(String start) {
        clock.set("2026-02-26T09:00");
        return loop.opened(community, "clinic-escort", 1, loop.window(start, 60))
                .number();
    }

    private Object left(int index, String time) {
        return as(
                community,
                () -> attendance.correct(
                        served.shift(), served.places().get(index).id(), time, "先走了", community));
    }

    private void untilTheFiguresAreTheLedgers() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(minutes()).isEqualTo(ledger()));
    }

    private long ledger() {
        return Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(
                        transaction.execute(_ -> jdbc.sql("select coalesce(sum(minutes), 0) from hours_ledger")
                                .query(Long.class)
                                .single())));
    }

    private long minutes() {
        return figures(Map.of("month", "2026-02")).minutes();
    }

    private Figures figures(Map<String, String> typed) {
        return published(() -> reports.figures(views.asked("/published", typed).question()));
    }

    private OmittedSessions leftOut(Map<String, String> typed) {
        return published(() -> reports.leftOut(views.asked("/published", typed).question()));
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address)).andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private void outside(String statement) {
        JdbcClient.create(database.asOwner())
                .sql("alter table followed no force row level security;"
                        + " alter table session_record no force row level security;"
                        + " alter table month_record no force row level security;"
                        + " alter table participation_record no force row level security; " + statement)
                .update();
    }

    private static <T> T published(java.util.function.Supplier<T> work) {
        return Scopes.within(Scope.PUBLIC, work::get);
    }
}
