package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.redvest.hours.EnteredHours.asSystem;
import static org.redvest.hours.EnteredHours.hours;
import static org.redvest.hours.EnteredHours.mark;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.redvest.accounts.AccountId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.LedgerAudit.Fault;
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

    private static final AtomicInteger CHAINS = new AtomicInteger();

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
        assertThat(asSystem(ledger::audit)).isEqualTo(new LedgerAudit(6, 0, List.of()));

        outside("update hours_ledger set minutes = minutes + 60 where volunteer_id = 7 and number = 3");

        assertThat(asSystem(ledger::audit).faults()).containsExactly(new Fault.Changed(new VolunteerId(7), 3));
        assertThat(prove(7)).isEqualTo(new Proof.Broken());
        assertThat(prove(8)).isEqualTo(new Proof.Holds(1, 0, Optional.empty()));
    }

    @Test
    @FreshDatabase
    void a_later_arrival_written_in_from_outside_is_found() {
        enter(7, 1);

        outside("update hours_ledger set came_at = came_at - interval '1 minute'");

        assertThat(asSystem(ledger::audit).faults()).containsExactly(new Fault.Changed(new VolunteerId(7), 1));
        assertThatThrownBy(() -> outside("update hours_ledger set came_at = came_at - interval '20 seconds'"))
                .hasMessageContaining("check constraint");
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
        assertThat(asSystem(ledger::audit)).isEqualTo(new LedgerAudit(4, 1, List.of()));

        outside("delete from hours_ledger where volunteer_id = 7 and number = 3");

        assertThat(asSystem(ledger::audit).faults())
                .containsExactly(
                        new Fault.CutOff(new VolunteerId(7), 3), new Fault.OtherDay(LocalDate.parse("2026-02-26")));
    }

    static Stream<String> hashedColumns() {
        return Stream.of(
                "volunteer_id = 9",
                "number = 7",
                "kind = 'service', reason = null, place_id = -1",
                "class = 'honour'",
                "minutes = minutes + 1",
                "place_id = place_id + 100",
                "shift_id = shift_id + 100",
                "owner_kind = 2",
                "owner = '430503-260225-002'",
                "owner = 'nonsense'",
                "region = '430503005001'",
                "region = 'nowhere'",
                "category = 'children'",
                "title_zh = '别的'",
                "title_en = 'Another'",
                "starts_at = starts_at + interval '1 second'",
                "ends_at = ends_at + interval '1 millisecond'",
                "ends_at = starts_at",
                "came_at = came_at + interval '1 minute'",
                "came_at = left_at + interval '1 hour'",
                "came_how = 'roll'",
                "left_at = left_at + interval '1 minute'",
                "left_how = 'roll'",
                "entered_by = entered_by + 1",
                "entered_at = entered_at + interval '1 second'",
                "reason = '另一个原因'",
                "previous = sha256('x')",
                "hash = sha256('x')");
    }

    /** Line 3 of volunteer 7 is a correction, so that every column has something in it. */
    @ParameterizedTest
    @MethodSource("hashedColumns")
    void each_column_that_is_changed_from_outside_is_found(String change) {
        var volunteer = 1000 + CHAINS.incrementAndGet();
        enter(volunteer, 10L * volunteer);
        amend(10L * volunteer, "2026-02-25T02:00:00Z");
        assertThat(prove(volunteer)).isEqualTo(new Proof.Holds(3, 0, Optional.empty()));

        outside("update hours_ledger set %s where volunteer_id = %d and number = 3".formatted(change, volunteer));

        assertThat(prove(volunteer)).isEqualTo(new Proof.Broken());
        assertThat(asSystem(ledger::audit).faults())
                .anySatisfy(fault ->
                        assertThat(fault).isInstanceOfAny(Fault.Changed.class, Fault.Torn.class, Fault.CutOff.class));
        outside("delete from hours_ledger; delete from ledger_head");
    }

    @Test
    @FreshDatabase
    void no_column_of_the_ledger_is_left_out_of_the_table_above() {
        var columns = JdbcClient.create(((TestDataSource) dataSource).asOwner())
                .sql("select column_name from information_schema.columns where table_name = 'hours_ledger'")
                .query(String.class)
                .list();

        // The position is guarded by the daily roots. A line that voids names the voided line, given hours name their
        // source, and
        // no other line can; the format can be no other. VerifyLedgerTest changes these past their checks.
        assertThat(columns)
                .filteredOn(column ->
                        !Set.of("position", "voids", "source", "format").contains(column))
                .allSatisfy(
                        column -> assertThat(hashedColumns()).anyMatch(change -> change.startsWith(column + " = ")));
    }

    static Stream<String> deletions() {
        return Stream.of(
                "delete from hours_ledger where volunteer_id = 7 and number = 1",
                "delete from hours_ledger where volunteer_id = 7 and number = 2",
                "delete from hours_ledger where volunteer_id = 7 and number = 4",
                "delete from hours_ledger where volunteer_id = 7",
                "delete from ledger_head where chain = 7",
                "update ledger_head set number = number + 1 where chain = 7",
                "delete from ledger_head where chain = 0",
                "delete from ledger_root where number = 1",
                "delete from ledger_root where number = 2",
                "delete from ledger_root where number = 3",
                "delete from ledger_root",
                "update ledger_root set day = day - 1 where number = 3",
                "update ledger_root set up_to = up_to - 1 where number = 3",
                "update ledger_root set entries = entries + 1 where number = 3",
                "update ledger_root set taken_at = taken_at - interval '1 hour' where number = 3",
                "update ledger_root set previous = sha256('x') where number = 3",
                "update ledger_root set root = sha256('x') where number = 3",
                "update hours_ledger set position = default where volunteer_id = 7 and number = 3");
    }

    /** Three closed days and an open one; volunteer 7 has a line in each. */
    @ParameterizedTest
    @MethodSource("deletions")
    void whatever_is_taken_out_from_outside_is_found_on_the_page_and_in_the_audit(String deletion) {
        outside("delete from hours_ledger; delete from ledger_head; delete from ledger_root");
        for (int day = 1; day <= 3; day++) {
            enter(7, 100 * CHAINS.incrementAndGet());
            enter(8, 100 * CHAINS.incrementAndGet());
            clock.advance(Duration.ofDays(1));
            asSystem(ledger::closeDays);
        }
        enter(7, 100 * CHAINS.incrementAndGet());
        assertThat(prove(7)).isEqualTo(new Proof.Holds(4, 3, Optional.of(LocalDate.parse("2026-02-28"))));
        assertThat(asSystem(ledger::audit).sound()).isTrue();

        outside(deletion);

        assertThat(prove(7)).isEqualTo(new Proof.Broken());
        assertThat(asSystem(ledger::audit).sound()).isFalse();
    }

    @Test
    @FreshDatabase
    void where_lines_or_roots_were_cut_off_the_gap_stays_whatever_is_entered_later() {
        enter(7, 1);
        enter(7, 2);
        clock.advance(Duration.ofDays(1));
        asSystem(ledger::closeDays);

        outside("delete from hours_ledger where number = 2; delete from ledger_root");
        enter(7, 3);
        clock.advance(Duration.ofDays(1));

        assertThat(asSystem(ledger::closeDays)).isEmpty();
        assertThat(asSystem(ledger::audit).faults())
                .contains(new Fault.Torn(new VolunteerId(7), 3), new Fault.CutOffRoots(1));
    }

    @Test
    @FreshDatabase
    void the_application_can_move_the_end_of_a_chain_on_by_one_and_no_other_way() {
        enter(7, 1);

        for (var statement : List.of(
                "delete from ledger_head",
                "update ledger_head set number = number - 1",
                "update ledger_head set number = number + 2",
                "update ledger_head set hash = sha256('x')",
                "insert into ledger_head (chain, number, hash) values (9, 5, sha256('x'))")) {
            assertThatThrownBy(() -> asSystem(
                            () -> transaction.execute(_ -> jdbc.sql(statement).update())))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    @FreshDatabase
    void once_a_day_the_ledger_is_audited_and_the_result_is_kept() {
        enter(7, 1);

        assertThat(asSystem(ledger::auditOfToday)).contains(new LedgerAudit(1, 0, List.of()));
        assertThat(asSystem(ledger::auditOfToday)).isEmpty();
        outside("update hours_ledger set minutes = 1");
        clock.advance(Duration.ofDays(1));
        asSystem(ledger::auditOfToday);

        assertThat(asSystem(() -> ledger.audits(0, 20)))
                .extracting(LedgerAudit.Kept::faults)
                .containsExactly(1, 0);
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

        assertThat(asSystem(ledger::audit)).isEqualTo(new LedgerAudit(16, 0, List.of()));
        assertThat(asSystem(() -> ledger.lines(new VolunteerId(7))).getLast().balance())
                .isEqualTo(8 * 170);
    }

    @Test
    @FreshDatabase
    void a_place_is_entered_once_and_voided_once() {
        enter(7, 1);

        assertThatThrownBy(() -> enter(7, 1)).isInstanceOf(DuplicateKeyException.class);
        amend(1, "2026-02-25T02:00:00Z");
        amend(1, "2026-02-25T01:00:00Z");
        assertThat(amend(1, "2026-02-25T01:00:00Z")).isEqualTo(new Amended.Unchanged());

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

    @Test
    @FreshDatabase
    void two_services_of_one_volunteer_entered_together_are_two_lines_of_one_chain() {
        var entered = asSystem(() -> ledger.enter(List.of(hours(8, 1), hours(7, 2), hours(7, 3))));

        assertThat(entered)
                .extracting(entry -> entry.hours().volunteer().value(), Entry::number)
                .containsExactlyInAnyOrder(tuple(7L, 1), tuple(7L, 2), tuple(8L, 1));
        assertThat(asSystem(ledger::audit)).isEqualTo(new LedgerAudit(3, 0, List.of()));
        enter(7, 4);
        assertThat(prove(7)).isEqualTo(new Proof.Holds(3, 0, Optional.empty()));
    }

    private Entry enter(long volunteer, long place) {
        return asSystem(() -> ledger.enter(List.of(hours(volunteer, place))).getFirst());
    }

    private Amended amend(long place, String left) {
        var hours =
                asSystem(() -> ledger.standing(new PlaceId(place)).orElseThrow().hours());
        return asSystem(() -> ledger.amend(
                new PlaceId(place),
                OptionalInt.empty(),
                Optional.of(hours.between(hours.came(), mark(left), new AccountId(3))),
                new AccountId(3),
                "早走"));
    }

    private Proof prove(long volunteer) {
        return asSystem(() -> ledger.prove(new VolunteerId(volunteer)));
    }

    /** What somebody with the keys of the database, past the application, could do. */
    private void outside(String statement) {
        JdbcClient.create(((TestDataSource) dataSource).asOwner())
                .sql("""
                        alter table hours_ledger no force row level security;
                        alter table ledger_root no force row level security;
                        alter table ledger_head no force row level security;
                        alter table ledger_head disable trigger user;
                        """ + statement + "; alter table ledger_head enable trigger user")
                .update();
    }
}
