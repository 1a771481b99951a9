package org.redvest.dispatch.vacancies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.redvest.dispatch.Town.NEIGHBOUR;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Town;
import org.redvest.orders.Order;
import org.redvest.shifts.ShiftId;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What is open now, and what has just closed, is found without passing over all that was ever opened. */
@RedvestTest
class LongHistoryTest {

    private static final int LONG_OVER = 5_000;
    private static final String HISTORY = """
            with past as (
                insert into vacancy (need_id, shift_id, activity, region, seen_from, starts_at, ends_at, lat, lon,
                                     category, skills, licences, minimum_age, places, taken, closes_at, settles_at, settled_at)
                select -n, -n, activity, region, seen_from, starts_at - n * interval '1 hour' - interval '10 days',
                       ends_at - n * interval '1 hour' - interval '10 days', lat, lon, category, skills, licences, minimum_age, 2, 1,
                       closes_at - n * interval '1 hour' - interval '10 days',
                       closes_at - n * interval '1 hour' - interval '10 days', closes_at - n * interval '1 hour' - interval '10 days'
                  from vacancy, generate_series(1, :many) as n
                 where need_id > 0
            )
            insert into opening (need_id, activity, region, opened_to, seen_from, opened_at, opened_by)
            select -n, activity, region, opened_to, seen_from, opened_at - n * interval '1 hour' - interval '20 days', opened_by
              from opening, generate_series(1, :many) as n
             where need_id > 0
            """;
    private static final String LOOKED_AT = """
            select coalesce(sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), 0)
              from pg_stat_xact_user_tables
             where relname in ('vacancy', 'opening')
            """;

    @Autowired
    Town town;

    @Autowired
    Dispatch dispatch;

    @Autowired
    OpeningStore openings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestDataSource database;

    @Test
    @FreshDatabase
    void neither_what_can_be_taken_nor_what_has_closed_costs_what_is_long_over() {
        var order = town.opened("clinic-escort", 2, "2026-02-28T08:00", "2026-02-28T11:30");
        var volunteer = town.volunteer(NEIGHBOUR);
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(
                        _ -> jdbc.sql(HISTORY).param("many", LONG_OVER).update()));
        new JdbcTemplate(database.asOwner()).execute("analyze vacancy, opening");

        assertThat(town.as(volunteer, () -> looked(() -> dispatch.reachable(volunteer, 1))))
                .isLessThan(100);
        assertThat(town.as(volunteer, () -> dispatch.reachable(volunteer, 1).total()))
                .isEqualTo(1);
        var closes = opening(order).closesAt();
        assertThat(Scopes.within(Scope.SYSTEM, () -> looked(() -> openings.toSettle(closes))))
                .isLessThan(100);
        List<ShiftId> due = Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> openings.toSettle(closes)));
        assertThat(due).containsExactly(order.shifts().getFirst().id());
    }

    private Opening opening(Order order) {
        return Scopes.within(Scope.SYSTEM, () -> dispatch.openings(order.number()))
                .getLast();
    }

    private long looked(Runnable work) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            long before = jdbc.sql(LOOKED_AT).query(Long.class).single();
            work.run();
            return jdbc.sql(LOOKED_AT).query(Long.class).single() - before;
        }));
    }
}
