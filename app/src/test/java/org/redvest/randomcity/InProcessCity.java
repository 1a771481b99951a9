package org.redvest.randomcity;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.redvest.database.TestCluster;
import org.redvest.testing.TestClock;
import org.redvest.testing.TestDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;

/** The application of this test's context, over HTTP, on a database of its own and under the test's clock. */
final class InProcessCity implements CityServer {

    /** Years before any machine that runs this, and just before a leap day. */
    static final LocalDateTime FOUNDED = LocalDateTime.parse("2024-02-26T09:00");

    /** A server does its jobs each minute; of many small steps every few do. */
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(5);

    private static final String BUSY = """
            select exists (select from pg_stat_activity
                            where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid())
            """;

    private final URI address;
    private final TestClock clock;
    private final SingleConnectionDataSource everything;
    private final List<Runnable> jobs;
    private Instant worked = Instant.EPOCH;

    InProcessCity(int port, TestClock clock, TestDataSource database, ScheduledTaskHolder scheduled) {
        this.address = URI.create("http://127.0.0.1:" + port);
        this.clock = clock;
        this.everything = new SingleConnectionDataSource(connection(database), true);
        this.jobs = scheduled.getScheduledTasks().stream()
                .map(org.springframework.scheduling.config.ScheduledTask::getTask)
                .map(Task::getRunnable)
                .toList();
        clock.set(FOUNDED.toString());
    }

    private static java.sql.Connection connection(TestDataSource database) {
        try {
            return TestCluster.asSuperuser(database.database()).getConnection();
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public URI address() {
        return address;
    }

    @Override
    public DataSource everything() {
        return everything;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Instant realTime() {
        return clock.instant();
    }

    @Override
    public void moveTo(Instant time) {
        clock.advance(Duration.between(clock.instant(), time));
        if (Duration.between(worked, time).abs().compareTo(HOUSEKEEPING) >= 0) {
            worked = time;
            jobs.forEach(Runnable::run);
        }
    }

    @Override
    public boolean hasDoneItsJobs() {
        return worked.equals(now());
    }

    /** An answer is out before its session is saved: the next run would pull the database from under that. */
    @Override
    public void close() {
        var busy = JdbcClient.create(everything).sql(BUSY).query(Boolean.class);
        long until = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        while (busy.single() && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        everything.destroy();
    }
}
