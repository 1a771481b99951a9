package org.redvest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.redvest.testing.RedvestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Work that nobody waits for fails without a word while the database is away, and with its trace where it is broken. */
@RedvestTest
@ExtendWith(OutputCaptureExtension.class)
class BackgroundFailuresTest {

    private static final RuntimeException AWAY =
            new DataAccessResourceFailureException("away", new SQLException("gone", "08003"));
    private static final RuntimeException FULL =
            new DataAccessResourceFailureException("full", new SQLException("no room", "53100"));
    private static final RuntimeException BROKEN = new IllegalStateException("broken on purpose");

    @Autowired
    BackgroundJobs scheduling;

    @Autowired
    AsyncConfigurer listeners;

    @Test
    void a_job_and_a_listener_are_silent_while_the_database_is_away_and_loud_when_broken(CapturedOutput output)
            throws Exception {
        fail(AWAY);
        assertThat(output).doesNotContain("DataAccessResourceFailureException", "08003", "gone");

        fail(FULL);
        assertThat(output).contains("no room on the disk").doesNotContain("DataAccessResourceFailureException");

        fail(BROKEN);
        await().until(() -> output.getAll().split("broken on purpose", -1).length > 2);
    }

    private void fail(RuntimeException failure) throws Exception {
        var done = new CountDownLatch(1);
        var registrar = new ScheduledTaskRegistrar();
        scheduling.configureTasks(registrar);
        var jobs = Objects.requireNonNull(registrar.getScheduler());
        jobs.schedule(
                () -> {
                    throw failure;
                },
                Instant.EPOCH);
        jobs.schedule(done::countDown, Instant.EPOCH);
        done.await();
        var handler = Objects.requireNonNull(listeners.getAsyncUncaughtExceptionHandler());
        handler.handleUncaughtException(
                failure, BackgroundFailuresTest.class.getDeclaredMethod("fail", RuntimeException.class));
    }
}
