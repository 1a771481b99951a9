package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job that is due runs on one node, and a node that fails or ends holds it up for none. */
@Tag("server")
class JobTurnsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final Database database = TestCluster.clone("turns");
    private final JobTurns here = new JobTurns(database.asApp(), true);
    private final JobTurns there = new JobTurns(database.asApp(), true);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void a_job_that_two_nodes_start_together_runs_once_in_its_period() throws Exception {
        var together = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                var node = i % 2 == 0 ? here : there;
                threads.execute(() -> {
                    await(together);
                    node.run("job", DAY, runs::incrementAndGet);
                });
            }
            together.countDown();
        }

        assertThat(runs).hasValue(1);
    }

    @Test
    void a_job_runs_again_when_its_period_is_over_on_whichever_node_ticks_first() {
        here.run("job", DAY, runs::incrementAndGet);
        there.run("job", DAY, runs::incrementAndGet);
        assertThat(runs).hasValue(1);

        aDayLater();
        there.run("job", DAY, runs::incrementAndGet);
        here.run("job", DAY, runs::incrementAndGet);

        assertThat(runs).hasValue(2);
    }

    @Test
    void a_job_is_not_started_beside_itself_however_long_it_takes() {
        here.run("job", Duration.ZERO, () -> there.run("job", Duration.ZERO, runs::incrementAndGet));
        assertThat(runs).hasValue(0);

        there.run("job", Duration.ZERO, runs::incrementAndGet);
        assertThat(runs).hasValue(1);
    }

    @Test
    void one_job_does_not_hold_up_another() {
        here.run("job", DAY, () -> there.run("other", DAY, runs::incrementAndGet));

        assertThat(runs).hasValue(1);
    }

    @Test
    void a_job_that_failed_is_due_for_the_next_node_at_once() {
        assertThatThrownBy(() -> here.run("job", DAY, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        there.run("job", DAY, runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    private void aDayLater() {
        assertThat(JdbcClient.create(database.asApp())
                        .sql("update job_turn set ended_at = ended_at - interval '1 day'")
                        .update())
                .isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
