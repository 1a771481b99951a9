package org.redvest.attendance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.ledger.Audit.Fault;
import org.redvest.catalogue.Words;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.PlaceId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.orders.Window;
import org.redvest.regions.RegionCode;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The books of hours: nobody rewrites them, and who tries from outside is found. */
@RedvestTest
class LedgerTest {

    private static final Instant START = Instant.parse("2026-02-25T00:00:00Z");

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DataSource dataSource;

    @Autowired
    TestClock clock;

    @Test
    @FreshDatabase
    void the_application_itself_cannot_change_or_delete_a_line() {
        enter(7, 1);

        for (var statement : List.of(
                "update hours_ledger set minutes = 999",
                "delete from hours_ledger",
                "truncate hours_ledger",
                "update ledger_root set entries = 0")) {
            assertThatThrownBy(() -> asSystem(
                            () -> transaction.execute(_ -> jdbc.sql(statement).update())))
                    .isInstanceOf(DataAccessException.class)
                    .hasRootCauseMessage("ERROR: permission denied for table "
                            + (statement.contains("root") ? "ledger_root" : "hours_ledger"));
        }
    }

    @Test
    @FreshDatabase
    void a_sound_ledger_is_found_sound_and_a_changed_line_is_found() {
        LongStream.rangeClosed(1, 5).forEach(place -> enter(7, place));
        enter(8, 6);
        assertThat(asSystem(ledger::audit)).isEqualTo(new Audit(6, 0, List.of()));

        outside("update hours_ledger set minutes = minutes + 60 where volunteer_id = 7 and number = 3");

        assertThat(asSystem(ledger::audit).faults()).containsExactly(new Fault.Changed(new VolunteerId(7), 3));
        assertThat(asSystem(() -> ledger.holds(new VolunteerId(7)))).isFalse();
        assertThat(asSystem(() -> ledger.holds(new VolunteerId(8)))).isTrue();
    }

    @Test
    @FreshDatabase
    void a_later_arrival_written_in_from_outside_is_found() {
        enter(7, 1);

        outside("update hours_ledger set came_at = came_at - interval '1 minute'");

        assertThat(asSystem(ledger::audit).faults()).containsExactly(new Fault.Changed(new VolunteerId(7), 1));
    }

    @Test
    @FreshDatabase
    void a_line_that_was_taken_out_is_missed() {
        LongStream.rangeClosed(1, 3).forEach(place -> enter(7, place));

        outside("delete from hours_ledger where number = 2");

        assertThat(asSystem(ledger::audit).faults()).containsExactly(new Fault.Torn(new VolunteerId(7), 3));
    }

    @Test
    @FreshDatabase
    void a_chain_whose_end_was_cut_off_after_the_day_was_closed_is_found_by_the_days_root() {
        LongStream.rangeClosed(1, 3).forEach(place -> enter(7, place));
        assertThat(asSystem(ledger::closeDays)).isEmpty();
        clock.advance(Duration.ofDays(1));
        assertThat(asSystem(ledger::closeDays)).contains(LocalDate.parse("2026-02-26"));
        assertThat(asSystem(ledger::closeDays)).isEmpty();
        enter(8, 4);
        assertThat(asSystem(ledger::audit)).isEqualTo(new Audit(4, 1, List.of()));

        outside("delete from hours_ledger where volunteer_id = 7 and number = 3");

        assertThat(asSystem(ledger::audit).faults()).containsExactly(new Fault.OtherDay(LocalDate.parse("2026-02-26")));
    }

    @Test
    @FreshDatabase
    void many_who_enter_at_once_make_one_chain_each() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = IntStream.rangeClosed(1, 16)
                    .mapToObj(place -> threads.submit(() -> enter(7 + place % 2, place)))
                    .toList();
            for (var each : running) {
                each.get();
            }
        }

        assertThat(asSystem(ledger::audit)).isEqualTo(new Audit(16, 0, List.of()));
        assertThat(asSystem(() -> ledger.lines(new VolunteerId(7))).getLast().balance())
                .isEqualTo(8 * 170);
    }

    @Test
    @FreshDatabase
    void a_place_is_entered_once_and_voided_once() {
        enter(7, 1);

        assertThatThrownBy(() -> enter(7, 1)).isInstanceOf(DuplicateKeyException.class);
        asSystem(() -> ledger.correct(new PlaceId(1), mark("2026-02-25T02:00:00Z"), new AccountId(3), "早走"));
        asSystem(() -> ledger.correct(new PlaceId(1), mark("2026-02-25T01:00:00Z"), new AccountId(3), "更早"));

        assertThat(asSystem(() -> ledger.lines(new VolunteerId(7))))
                .extracting(Line::balance)
                .containsExactly(170, 0, 110, 0, 50);
        assertThat(asSystem(ledger::audit).sound()).isTrue();
    }

    @Test
    @FreshDatabase
    void everybody_reads_their_own_lines_and_nobody_elses() {
        enter(7, 1);
        enter(8, 2);

        Scopes.run(Scope.volunteer(7, "430503005004"), () -> {
            assertThat(ledger.lines(new VolunteerId(7))).hasSize(1);
            assertThat(ledger.lines(new VolunteerId(8))).isEmpty();
        });
        Scopes.run(
                Scope.region("430503"),
                () -> assertThat(ledger.lines(new VolunteerId(7))).isEmpty());
    }

    private Entry enter(long volunteer, long place) {
        var hours = new Hours(
                new VolunteerId(volunteer),
                new PlaceId(place),
                new Hours.Service(
                        new ShiftId(place),
                        new OrderNumber("430503-260225-001"),
                        new RegionCode("430503005004"),
                        "elderly",
                        new Words("陪老人就医", "Hospital escort"),
                        new Window(START, START.plus(Duration.ofHours(4)))),
                mark("2026-02-25T00:10:40Z"),
                mark("2026-02-25T03:00:20Z"),
                new AccountId(3));
        return asSystem(() -> ledger.enter(List.of(hours)).getFirst());
    }

    private static Mark mark(String at) {
        return new Mark(Instant.parse(at), Mark.How.CODE);
    }

    /** What somebody with the keys of the database, past the application, could do. */
    private void outside(String statement) {
        JdbcClient.create(((TestDataSource) dataSource).asOwner())
                .sql("alter table hours_ledger no force row level security; " + statement)
                .update();
    }

    private static <T> T asSystem(java.util.function.Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, work::get);
    }
}
