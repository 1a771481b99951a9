package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.hours.EnteredHours.asSystem;
import static org.redvest.hours.EnteredHours.hours;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.redvest.volunteers.VolunteerId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The books are sound while lines are entered: a check that began before a line takes no part of it for a fault. */
@RedvestTest
class CheckedBesideWritersTest {

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDataSource database;

    @Autowired
    TestClock clock;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void every_reader_ends() {
        threads.close();
    }

    @Test
    @FreshDatabase
    void a_line_entered_between_the_heads_and_the_lines_of_an_audit_is_no_fault() throws Exception {
        enter(1);
        clock.advance(Duration.ofDays(1));
        assertThat(asSystem(ledger::closeDays)).isPresent();

        Future<Optional<LedgerAudit>> audit;
        try (var keeper = database.asOwner().getConnection()) {
            keeper.setAutoCommit(false);
            // The audit has read the heads when it asks for the nodes of the first day, and then reads the lines after
            // it.
            try (var statement = keeper.createStatement()) {
                statement.execute("lock table ledger_node in access exclusive mode");
            }
            audit = threads.submit(() -> asSystem(ledger::auditOfToday));
            awaitReaderOf("ledger_node");
            enter(2);
            keeper.commit();
        }

        assertThat(audit.get()).contains(new LedgerAudit(1, 1, List.of()));
        assertThat(asSystem(ledger::audit)).isEqualTo(new LedgerAudit(2, 1, List.of()));
    }

    @Test
    @FreshDatabase
    void a_volunteer_who_looks_at_their_hours_while_a_line_is_entered_is_not_told_that_the_books_are_broken()
            throws Exception {
        enter(1);

        var proof = asSystem(() -> transaction.execute(_ -> {
            ledger.enter(List.of(hours(7, 2)));
            // The proof has read the lines when it asks for the head of their chain.
            jdbc.sql("lock table ledger_head in access exclusive mode").update();
            var reading = threads.submit(() -> asSystem(() -> ledger.prove(new VolunteerId(7))));
            awaitReaderOf("ledger_head");
            return reading;
        }));

        assertThat(proof.get()).isEqualTo(new Proof.Holds(1, 0, Optional.empty()));
    }

    private void enter(long place) {
        asSystem(() -> ledger.enter(List.of(hours(7, place))));
    }

    private void awaitReaderOf(String table) {
        await().pollInterval(Duration.ofMillis(10))
                .until(() -> JdbcClient.create(database.asOwner())
                        .sql("""
                                select exists (select
                                                 from pg_locks
                                                where relation = :table::regclass and not granted
                                                  and database = (select oid from pg_database where datname = current_database()))
                                """)
                        .param("table", table)
                        .query(Boolean.class)
                        .single());
    }
}
