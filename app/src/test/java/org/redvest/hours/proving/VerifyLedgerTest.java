package org.redvest.hours.proving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.hours.EnteredHours.asSystem;
import static org.redvest.hours.EnteredHours.hours;
import static org.redvest.hours.EnteredHours.mark;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Entry;
import org.redvest.hours.GoldenLines;
import org.redvest.hours.Ledger;
import org.redvest.hours.LedgerAudit;
import org.redvest.hours.LedgerAudit.Fault;
import org.redvest.hours.Outside;
import org.redvest.hours.Proof;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;

/** What was changed past the application is named by the command, on several cores as by the audit of the night. */
@RedvestTest
class VerifyLedgerTest {

    private static final LedgerWords WORDS = new LedgerWords(Locale.ENGLISH);

    @Autowired
    Ledger ledger;

    @Autowired
    TestDataSource database;

    @Autowired
    TestClock clock;

    /** Of volunteer 7 a service, its correction and an opening balance, of 8 a service, in two closed days and an open one. */
    private Outside threeDays() {
        enter(7, 1);
        enter(8, 2);
        nextDay();
        asSystem(() -> {
            var wrong = ledger.standing(new PlaceId(1)).orElseThrow().hours();
            var right = wrong.between(wrong.came(), mark("2026-02-25T02:00:00Z"), new AccountId(3));
            return ledger.amend(new PlaceId(1), OptionalInt.empty(), Optional.of(right), new AccountId(3), "早走");
        });
        asSystem(() -> ledger.enterWithoutShift(
                GoldenLines.given(Entry.HoursClass.CREDIT, 12_345, "2026-01-31T16:00:00Z", "志愿汇")));
        nextDay();
        enter(8, 3);
        return new Outside(database);
    }

    @Test
    @FreshDatabase
    void each_column_of_a_line_that_is_changed_in_turn_is_named() throws Exception {
        var outside = threeDays();
        assertThat(verify()).isEqualTo(new LedgerAudit(6, 2, List.of()));

        for (int number : List.of(3, 4)) {
            for (var change : outside.changes("hours_ledger", "volunteer_id = 7 and number = " + number)) {
                outside.does(change.statement());

                var named = verify().faults().getFirst();
                assertThat(named).as(change.statement()).isEqualTo(namedBy(change.column(), number));
                assertThat(asSystem(ledger::audit).faults().getFirst())
                        .as(change.statement())
                        .isEqualTo(named);
                outside.undo();
            }
        }
        assertThat(verify().sound()).isTrue();
    }

    /** A line is told of under the volunteer and number that stand in it now. */
    private static Fault namedBy(String column, int number) {
        return switch (column) {
            case "volunteer_id" -> new Fault.Changed(new VolunteerId(1007), number);
            case "number" -> new Fault.Changed(new VolunteerId(7), number + 1000);
            // Line 3 is missing before line 4; line 4 is the last and is missing in its day only.
            case "position" ->
                number == 3 ? new Fault.Torn(new VolunteerId(7), 4) : new Fault.OtherDay(LocalDate.parse("2026-02-27"));
            default -> new Fault.Changed(new VolunteerId(7), number);
        };
    }

    @Test
    @FreshDatabase
    void each_column_of_a_root_a_node_and_a_head_that_is_changed_in_turn_is_found() throws Exception {
        var outside = threeDays();

        for (var table : Map.of("ledger_root", "number = 2", "ledger_node", "root = 2", "ledger_head", "chain = 7")
                .entrySet()) {
            for (var change : outside.changes(table.getKey(), table.getValue())) {
                outside.does(change.statement());
                assertThat(verify().sound()).as(change.statement()).isFalse();
                outside.undo();
            }
        }
    }

    @Test
    @FreshDatabase
    void what_was_deleted_is_named() throws Exception {
        var outside = threeDays();
        var secondDay = LocalDate.parse("2026-02-27");

        var named = Map.of(
                "delete from hours_ledger where volunteer_id = 8 and number = 2",
                        new Fault.CutOff(new VolunteerId(8), 2),
                "delete from hours_ledger where volunteer_id = 7 and number = 2", new Fault.Torn(new VolunteerId(7), 3),
                "delete from hours_ledger where volunteer_id = 7 and number = 1", new Fault.Torn(new VolunteerId(7), 2),
                "delete from ledger_root where number = 1", new Fault.TornRoot(2),
                "delete from ledger_root where number = 2", new Fault.CutOffRoots(2),
                "delete from ledger_head where chain = 7", new Fault.CutOff(new VolunteerId(7), 0),
                "delete from ledger_head where chain = 0", new Fault.CutOffRoots(0),
                "delete from ledger_node where root = 2", new Fault.OtherDay(secondDay));
        for (var deletion : named.entrySet()) {
            outside.does(deletion.getKey());
            assertThat(verify().faults().getFirst()).as(deletion.getKey()).isEqualTo(deletion.getValue());
            outside.undo();
        }
    }

    /** Whoever has the keys can compute hashes, too; the roots that were taken before cannot be made to fit. */
    @Test
    @FreshDatabase
    void a_chain_that_was_rewritten_with_all_its_hashes_does_not_fit_the_root_of_an_old_day() throws Exception {
        var outside = threeDays();
        var lines = asSystem(() -> ledger.lines(new VolunteerId(7)));
        var last = Entry.Link.START;
        for (var line : lines) {
            var old = line.entry();
            var booked = old.number() == 1
                    ? old.hours().between(old.hours().came(), mark("2026-02-25T03:30:00Z"), new AccountId(3))
                    : old.booked();
            var forged = Entry.following(last, old.kind(), booked, old.enteredAt());
            outside.does("""
                    update hours_ledger set left_at = coalesce(timestamptz '%s', left_at), minutes = %d,
                           previous = decode('%s', 'hex'), hash = decode('%s', 'hex')
                     where volunteer_id = 7 and number = %d
                    """.formatted(
                            forged.served()
                                    .map(hours -> hours.left().at().toString())
                                    .orElse("infinity"),
                            forged.minutes(),
                            forged.previous(),
                            forged.hash(),
                            forged.number())
                    .replace("timestamptz 'infinity'", "null"));
            last = forged.link();
        }
        outside.does("update ledger_head set hash = decode('%s', 'hex') where chain = 7".formatted(last.hash()));

        assertThat(verify().faults())
                .containsExactly(
                        new Fault.OtherDay(LocalDate.parse("2026-02-26")),
                        new Fault.OtherDay(LocalDate.parse("2026-02-27")));
        assertThat(asSystem(() -> ledger.prove(new VolunteerId(7)))).isEqualTo(new Proof.Broken());
        assertThat(asSystem(() -> ledger.prove(new VolunteerId(8))))
                .as("the day of volunteer 8 is not that of its root any more, either")
                .isEqualTo(new Proof.Broken());
    }

    @Test
    @FreshDatabase
    void the_command_tells_what_it_found_by_its_words_and_its_code() throws Exception {
        var outside = threeDays();

        assertThat(told(0)).contains("6 lines and 2 daily roots all match");
        outside.does("update hours_ledger set minutes = minutes + 1 where volunteer_id = 7 and number = 3");
        assertThat(told(VerifyLedger.UNSOUND)).startsWith("Volunteer 7, line 3: does not match its own hash.");
    }

    @Test
    void a_call_that_names_no_ledger_ends_with_two(@TempDir Path empty) throws Exception {
        assertThat(VerifyLedger.run(WORDS)).isEqualTo(VerifyLedger.USAGE);
        assertThat(VerifyLedger.run(WORDS, "", empty.toString())).isEqualTo(VerifyLedger.USAGE);
        assertThat(empty).isEmptyDirectory();
    }

    @Test
    void every_fault_has_words_in_both_languages() {
        var seven = new VolunteerId(7);
        var faults = List.of(
                new Fault.Changed(seven, 3),
                new Fault.Torn(seven, 3),
                new Fault.CutOff(seven, 3),
                new Fault.CutOff(seven, 0),
                new Fault.OtherDay(LocalDate.parse("2026-02-26")),
                new Fault.TornRoot(2),
                new Fault.CutOffRoots(2),
                new Fault.CutOffRoots(0));
        for (var locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            assertThat(faults.stream().map(new LedgerWords(locale)::of).collect(java.util.stream.Collectors.toSet()))
                    .hasSize(faults.size());
        }
        assertThat(faults.stream().map(Object::getClass).collect(java.util.stream.Collectors.toSet()))
                .isEqualTo(Set.of(Fault.class.getPermittedSubclasses()));
    }

    private String told(int code) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var print = new PrintStream(out, true, StandardCharsets.UTF_8)) {
            assertThat(VerifyLedger.tell(WORDS, print, database.database())).isEqualTo(code);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private LedgerAudit verify() throws InterruptedException {
        return new Verification(database.database().asApp(), 2).run();
    }

    private void enter(long volunteer, long place) {
        assertThat(asSystem(() -> ledger.enter(List.of(hours(volunteer, place)))))
                .hasSize(1);
    }

    private void nextDay() {
        clock.advance(Duration.ofDays(1));
        assertThat(asSystem(ledger::closeDays)).isPresent();
    }
}
