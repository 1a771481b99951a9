package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.hours.EnteredHours.asSystem;
import static org.redvest.hours.EnteredHours.hours;
import static org.redvest.hours.EnteredHours.mark;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.dispatch.PlaceId;
import org.redvest.shifts.ShiftId;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A line stands by itself: beside the lines of others with the same number, and beside the day before. */
@RedvestTest
class LedgerNeighboursTest {

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    @Test
    @FreshDatabase
    void what_is_voided_for_one_stands_for_another() {
        enter(7, 1);
        enter(8, 2);

        asSystem(() -> {
            var hours = ledger.standing(new PlaceId(1)).orElseThrow().hours();
            var right = hours.between(hours.came(), mark("2026-02-25T02:00:00Z"), new AccountId(3));
            return ledger.amend(new PlaceId(1), OptionalInt.empty(), Optional.of(right), new AccountId(3), "早走");
        });

        assertThat(lines(7)).extracting(Line::voided).containsExactly(true, false, false);
        assertThat(lines(8)).extracting(Line::voided).containsExactly(false);
        assertThat(asSystem(() -> ledger.lines(new ShiftId(2))))
                .extracting(Line::voided)
                .containsExactly(false);
        assertThat(asSystem(() -> ledger.standing(new PlaceId(2)))).isPresent();
    }

    @Test
    @FreshDatabase
    void what_is_entered_at_midnight_is_under_the_root_of_the_day_that_begins() {
        clock.set("2026-02-26T23:59:59");
        enter(7, 1);
        clock.set("2026-02-27T00:00");
        enter(7, 2);
        enter(7, 3);

        assertThat(asSystem(ledger::closeDays)).contains(LocalDate.parse("2026-02-26"));
        assertThat(entriesUnderRoots()).containsExactly(1);
        clock.set("2026-02-28T00:00");
        assertThat(asSystem(ledger::closeDays)).contains(LocalDate.parse("2026-02-27"));
        assertThat(entriesUnderRoots()).containsExactly(1, 2);
    }

    private List<Integer> entriesUnderRoots() {
        return asSystem(() ->
                Objects.requireNonNull(transaction.execute(_ -> jdbc.sql("select entries from ledger_root order by day")
                        .query(Integer.class)
                        .list())));
    }

    private List<Line> lines(long volunteer) {
        return asSystem(() -> ledger.lines(new VolunteerId(volunteer)));
    }

    private void enter(long volunteer, long place) {
        assertThat(asSystem(() -> ledger.enter(List.of(hours(volunteer, place)))))
                .hasSize(1);
    }
}
