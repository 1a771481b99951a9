package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.testing.Loop.SANBATING;
import static org.redvest.testing.Loop.as;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.attendance.Attendance;
import org.redvest.catalogue.Words;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Owner;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Window;
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

/** My hours read like a statement of a bank; what the page claims was checked for it; the paper can be checked by anybody. */
@RedvestTest
class HoursPagesTest {

    private static final Pattern NUMBER = Pattern.compile("编号 ([0-9]+-[0-9]{6}-[0-9]+)");
    private static final Pattern CODE = Pattern.compile("<b class=\"nowrap\" lang=\"zxx\">([0-9a-f ]{19})</b>");

    @Autowired
    Loop loop;

    @Autowired
    TestPeople testPeople;

    @Autowired
    Attendance attendance;

    @Autowired
    Ledger ledger;

    @Autowired
    LedgerHousekeeping housekeeping;

    @Autowired
    TestDataSource database;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private Hat community;
    private VolunteerId volunteer;
    private Served served;

    @BeforeEach
    void one_confirmed_service() {
        community = loop.hat(Role.COMMUNITY, SANBATING, "唐敏");
        volunteer = loop.people(SANBATING, "彭琳").getFirst();
        served = loop.accepted(community, "clinic-escort", "2026-02-28T08:00", 210, List.of(volunteer));
        loop.stays(served, 0, "2026-02-28T07:52", "2026-02-28T11:33");
        clock.set("2026-02-28T12:00");
        loop.confirm(served, "4", "came");
    }

    @Test
    @FreshDatabase
    void the_page_claims_what_was_checked_and_no_more() throws Exception {
        assertThat(mine("/hours"))
                .contains("刚才重新计算：共 1 笔")
                .contains("其余 1 笔待日终总校验")
                .doesNotContain("与当天的总校验一致");

        clock.advance(Duration.ofDays(1));
        housekeeping.keep();
        assertThat(mine("/hours")).contains("的 1 笔，与当天的总校验一致").doesNotContain("待日终总校验");

        for (var deletion : List.of("delete from ledger_root", "delete from hours_ledger")) {
            JdbcClient.create(database.asOwner()).sql("""
                            alter table hours_ledger no force row level security;
                            alter table ledger_root no force row level security;
                            """ + deletion).update();
            assertThat(mine("/hours"))
                    .as(deletion)
                    .contains("有记录对不上")
                    .doesNotContain("一笔不少")
                    .doesNotContain("总校验一致");
        }
    }

    @Test
    @FreshDatabase
    void an_administrator_reads_what_came_out_each_night() throws Exception {
        var administrator = testPeople.hat(Role.ADMIN, "4305");
        assertThat(page("/ledger/audits", administrator)).contains("还没有核对过");

        housekeeping.keep();
        assertThat(page("/ledger/audits", administrator)).contains("一致");
    }

    @Test
    @FreshDatabase
    void the_evaluation_reaches_those_who_came() throws Exception {
        as(community, () -> attendance.evaluate(served.order(), "5", "陪得很耐心", community));

        assertThat(mine("/hours?order=" + served.order()))
                .contains("社区评价 5 星，很好")
                .contains("陪得很耐心")
                .contains("id=\"order-" + served.order() + "\"");
    }

    @Test
    @FreshDatabase
    void a_running_month_is_no_whole_one_and_a_reason_is_told_from_the_evidence() throws Exception {
        as(
                community,
                () -> attendance.correct(
                        served.shift(), served.places().getFirst().id(), "11:00", "其实早走", community));

        assertThat(mine("/hours")).contains("更正原因：其实早走").doesNotContain("，其实早走");
        assertThat(mine("/hours/statement?month=2026-02")).contains("更正原因：其实早走").doesNotContain("本月未完");
        as(
                community,
                () -> attendance.correct(
                        served.shift(), served.places().getFirst().id(), "10:30", "更早", community));
        assertThat(mine("/hours/statement?month=2026-02")).contains("<s>更正：");
        clock.set("2026-03-07T12:00");
        assertThat(mine("/hours/statement?month=2026-03"))
                .contains("3 月 7 日 周六（本月未完，截至当日）", "截至当日结余")
                .doesNotContain("3 月 31 日");
        assertThat(mine("/hours")).contains("href=\"/check\"");
    }

    @Test
    @FreshDatabase
    void a_past_service_in_the_list_says_what_became_of_it() throws Exception {
        assertThat(mine("/services")).contains("社区确认您来了");
    }

    @Test
    @FreshDatabase
    void a_service_of_january_confirmed_in_february_stands_in_january() throws Exception {
        enter(1, "2026-01-31T02:00:00Z");

        assertThat(text(mine("/hours"))).containsSubsequence("2026 年 2 月", "2026 年 1 月", "1 月 31 日");
        assertThat(text(mine("/hours/statement?month=2026-01"))).contains("期末结余+1:00");
    }

    @Test
    @FreshDatabase
    void a_long_statement_is_paged_to_its_first_line() throws Exception {
        LongStream.rangeClosed(1, 44)
                .forEach(day -> enter(
                        day,
                        Instant.parse("2025-12-01T02:00:00Z")
                                .plus(Duration.ofDays(day))
                                .toString()));

        assertThat(mine("/hours")).contains("第 1–20 条，共 45 条");
        assertThat(mine("/hours?page=3")).contains("第 41–45 条，共 45 条").contains("12 月 2 日");
        assertThat(mine("/hours?page=")).contains("第 1–20 条，共 45 条");
    }

    @Test
    @FreshDatabase
    void a_printed_statement_bears_who_when_by_whom_and_is_checked_without_a_name() throws Exception {
        var paper = mine("/hours/statement?month=2026-02");
        assertThat(text(paper))
                .contains("志愿服务时长对账单")
                .contains("彭琳")
                .contains("出具：大祥区志愿服务组织方")
                .contains("2026 年 2 月 1 日", "http://localhost/check")
                .contains("期末结余+3:303:30");
        var number = found(NUMBER, paper);
        var code = found(CODE, paper);

        assertThat(check(number, code)).contains("有效").contains("3 小时 30 分").doesNotContain("彭琳");
        assertThat(check(number, code.replace(" ", "").toUpperCase(java.util.Locale.ROOT)))
                .contains("有效");
        assertThat(check(wide(" " + number.replace("-", " － ")), "\u3000" + wide(code) + " "))
                .contains("有效");
        assertThat(check(number, "0000 0000 0000 0000")).doesNotContain("有效。").contains("没有这个编号");
        for (var nonsense : List.of("", "x", "1-999999-1", "999999999999999-202602-01", number + "1")) {
            assertThat(check(nonsense, code)).doesNotContain("有效。");
        }

        clock.advance(Duration.ofMinutes(5));
        as(
                community,
                () -> attendance.correct(
                        served.shift(), served.places().getFirst().id(), "10:30", "先走了", community));
        assertThat(check(number, code)).contains("有效").contains("3 小时 30 分").contains("又记入 2 笔");
        enter(1, "2026-02-27T02:00:00Z");
        enter(2, "2026-03-02T02:00:00Z");
        assertThat(check(number, code))
                .as("a service of that month that was confirmed later changes what the paper says")
                .contains("又记入 3 笔");
        assertThat(mine("/hours/statement?month=2026-02")).contains("作废第 1 笔", "<small>第 1 笔，", "<small>第 4 笔，");
        assertThat(text(mine("/hours/statement?month=2026-02"))).contains("期末结余+3:303:30");
        assertThat(mine("/hours/statement?month=2018-01")).contains("month=2017-12");
        assertThat(mine("/hours/statement?month=2017-12")).doesNotContain("month=2017-11");
    }

    /** Else a paper would be issued, and called valid, over lines that a superuser has changed or taken away. */
    @Test
    @FreshDatabase
    void a_statement_over_books_that_do_not_match_is_not_sealed_and_no_paper_about_them_is_valid() throws Exception {
        var paper = mine("/hours/statement?month=2026-02");
        var number = found(NUMBER, paper);
        var code = found(CODE, paper);

        JdbcClient.create(database.asOwner()).sql("""
                alter table hours_ledger no force row level security;
                delete from hours_ledger;
                """).update();

        assertThat(check(number, code)).contains("账上有记录对不上").doesNotContain("有效。");
        var after = mine("/hours/statement?month=2026-02");
        assertThat(after).contains("账上有记录对不上");
        assertThat(CODE.matcher(after).find()).isFalse();
        var emptyNumber = found(NUMBER, after);
        assertThat(check(emptyNumber, code)).contains("账上有记录对不上");
    }

    private void enter(long place, String start) {
        var from = Instant.parse(start);
        var hours = new Hours(
                volunteer,
                new PlaceId(10_000 + place),
                new Hours.Occasion(
                        new ShiftId(10_000 + place),
                        LedgerOwner.of(Owner.ORDER, new ActivityNumber("430503-251201-%03d".formatted(place))),
                        SANBATING,
                        "elderly",
                        new Words("陪老人就医", "Hospital escort"),
                        new Window(from, from.plus(Duration.ofHours(1)))),
                new Mark(from, Mark.How.CODE),
                new Mark(from.plus(Duration.ofHours(1)), Mark.How.CODE),
                new AccountId(3));
        Scopes.within(Scope.SYSTEM, () -> ledger.enter(List.of(hours)));
    }

    /** As a Chinese keyboard types it. */
    private static String wide(String plain) {
        return plain.chars()
                .mapToObj(sign -> String.valueOf((char) (sign >= '0' && sign <= 'z' ? sign + 0xFEE0 : sign)))
                .collect(java.util.stream.Collectors.joining());
    }

    private String check(String number, String code) throws Exception {
        return mvc.perform(get("/check").param("number", number).param("code", code))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String mine(String address) throws Exception {
        return page(address, loop.hatOf(volunteer));
    }

    private String page(String address, Hat hat) throws Exception {
        var response =
                mvc.perform(get(address).with(testPeople.as(hat))).andReturn().getResponse();
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String text(String page) {
        return page.substring(page.indexOf("<main")).replaceAll("<[^>]*>", "").replaceAll("\\s*\\n\\s*", "");
    }
}
