package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.TestPeople;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.Loop;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What visitors read of the ledger, and what a volunteer reads of hours that no shift stands behind. */
@RedvestTest
class LedgerPagesTest {

    private static final RegionCode SANBATING = new RegionCode("430503005004");

    @Autowired
    Ledger ledger;

    @Autowired
    Loop loop;

    @Autowired
    TestPeople testPeople;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvc mvc;

    private VolunteerId volunteer;

    @BeforeEach
    void a_volunteer() {
        volunteer = loop.people(SANBATING, "彭琳").getFirst();
    }

    @Test
    @FreshDatabase
    void a_visitor_reads_and_downloads_every_root() throws Exception {
        assertThat(visited("/ledger")).contains("还没有日终总校验");
        for (int day = 0; day < 21; day++) {
            give(Entry.HoursClass.CREDIT, 60, "志愿汇");
            clock.advance(Duration.ofDays(1));
            assertThat(asSystem(ledger::closeDays)).isPresent();
        }
        var roots = Scopes.within(Scope.SYSTEM, ledger::allRoots);

        assertThat(visited("/ledger"))
                .contains(roots.getLast().root().toString(), "page=2")
                .doesNotContain(roots.getFirst().root().toString());
        assertThat(visited("/ledger?page=2")).contains(roots.getFirst().root().toString());
        assertThat(visited("/ledger?lang=en")).contains("Daily roots of the ledger of hours", "How to check");
        assertThat(visited("/ledger.csv").lines())
                .hasSize(22)
                .first()
                .isEqualTo("format,number,day,up_to,entries,taken_at,tree,previous,root");
        assertThat(visited("/ledger.csv").lines().skip(1).toList())
                .zipSatisfy(
                        roots,
                        (row, root) -> assertThat(row)
                                .startsWith("1,%d,%s,".formatted(root.number(), root.day()))
                                .endsWith(root.root().toString()));
    }

    @Test
    @FreshDatabase
    void hours_without_a_shift_show_their_source_and_honours_stay_out_of_the_balance() throws Exception {
        give(Entry.HoursClass.CREDIT, 12_345, "志愿汇");
        give(Entry.HoursClass.HONOUR, 600, "抗洪证明 12 号");

        assertThat(mine("/hours"))
                .contains("转入时数", "依据：志愿汇", "+205:45", "荣誉时数（不计入信用时数）", "抗洪证明 12 号", "共 10 小时")
                .contains("刚才重新计算：共 2 笔");
        assertThat(ledgerBalance()).isEqualTo(12_345);
        assertThat(mine("/hours/statement?month=2026-01")).contains("转入时数", "依据：志愿汇");

        clock.advance(Duration.ofDays(1));
        assertThat(asSystem(ledger::closeDays)).isPresent();
        assertThat(mine("/hours")).contains("href=\"/ledger\"", "的 2 笔，与当天的总校验一致");
    }

    @Test
    @FreshDatabase
    void given_hours_are_voided_once_and_the_void_has_their_class() throws Exception {
        give(Entry.HoursClass.HONOUR, 600, "抗洪证明 12 号");

        assertThat(voided()).isPresent();
        assertThat(asSystem(() -> java.util.Optional.of(ledger.voidWithoutShift(volunteer, 2, new AccountId(9), "误记"))))
                .as("a line that voids is not voided")
                .contains(java.util.Optional.empty());
        assertThat(voided()).isEmpty();

        assertThat(mine("/hours"))
                .contains("更正：作废第 1 笔", "−10:00", "误记", "刚才重新计算：共 2 笔")
                .contains("暂无。单独记录");
        assertThat(Scopes.within(Scope.SYSTEM, ledger::audit).sound()).isTrue();
    }

    private java.util.Optional<Entry> voided() {
        return asSystem(() -> ledger.voidWithoutShift(volunteer, 1, new AccountId(9), "误记"));
    }

    private int ledgerBalance() {
        return Scopes.within(Scope.SYSTEM, () -> ledger.lines(volunteer))
                .getLast()
                .balance();
    }

    private void give(Entry.HoursClass hoursClass, int minutes, String source) {
        var given = new GivenHours(
                volunteer,
                SANBATING,
                hoursClass,
                minutes,
                Instant.parse("2026-01-20T16:00:00Z"),
                source,
                new AccountId(9));
        assertThat(asSystem(() -> java.util.Optional.of(ledger.enterWithoutShift(given))))
                .isPresent();
    }

    private static <T> java.util.Optional<T> asSystem(java.util.function.Supplier<java.util.Optional<T>> work) {
        return Scopes.within(Scope.SYSTEM, work::get);
    }

    private String mine(String address) throws Exception {
        var response = mvc.perform(get(address).with(testPeople.as(loop.hatOf(volunteer))))
                .andReturn()
                .getResponse();
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    private String visited(String address) throws Exception {
        var response = mvc.perform(get(address)).andReturn().getResponse();
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
