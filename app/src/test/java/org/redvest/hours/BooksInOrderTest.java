package org.redvest.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.redvest.hours.EnteredHours.asSystem;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redvest.shifts.ActivityNumber;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A reader that goes on from the last position it saw loses nothing, whichever of two writers commits first, or never. */
@RedvestTest
class BooksInOrderTest {

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestDataSource database;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void every_writer_ends() {
        end.countDown();
        threads.close();
    }

    @Test
    @FreshDatabase
    void who_writes_second_waits_so_no_later_position_is_read_before_an_earlier_one() throws Exception {
        var first = writer(1, false);
        awaitWriters(1, 0);
        var second = threads.submit(() -> note(2));
        awaitWriters(1, 1);

        assertThat(after(0)).isEmpty();
        end.countDown();
        first.get();
        second.get();

        assertThat(after(0)).extracting(BookEntry::activity).containsExactly(order(1), order(2));
        assertThat(after(0)).extracting(BookEntry::position).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @FreshDatabase
    void a_gap_that_a_writer_left_who_gave_up_hides_nothing() throws Exception {
        note(1);
        var seen = after(0).getLast().position();
        var first = writer(2, true);
        awaitWriters(1, 0);
        var second = threads.submit(() -> note(3));
        awaitWriters(1, 1);
        end.countDown();
        first.get();
        second.get();

        var next = after(seen);
        assertThat(next).extracting(BookEntry::activity).containsExactly(order(3));
        assertThat(next.getFirst().position()).isGreaterThan(seen + 1);
    }

    /** Writes, and commits or gives up when the test says so. */
    private Future<?> writer(int number, boolean givesUp) {
        return threads.submit(() -> asSystem(() -> transaction.execute(status -> {
            ledger.note(order(number));
            awaitEnd();
            if (givesUp) {
                status.setRollbackOnly();
            }
            return number;
        })));
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int note(int number) {
        return asSystem(() -> {
            ledger.note(order(number));
            return number;
        });
    }

    private List<BookEntry> after(long position) {
        return asSystem(() -> ledger.writtenAfter(position, 100));
    }

    private void awaitWriters(int writing, int waiting) {
        var locks = JdbcClient.create(database.asOwner()).sql("""
                select count(*) filter (where granted) || ' ' || count(*) filter (where not granted)
                  from pg_locks
                 where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
                """);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> locks.query(String.class).single().equals(writing + " " + waiting));
    }

    private static ActivityNumber order(int number) {
        return new ActivityNumber("430503-260225-%03d".formatted(number));
    }
}
