package org.redvest.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Gives the turn of a job to one node. An advisory lock is held while the job runs, so it is free again as soon as its holder's process or
 * connection ends; a row says when the job has last ended, so the next node does not run it again in the same period.
 */
public class JobTurns {

    private static final Logger LOG = LoggerFactory.getLogger(JobTurns.class);

    /** Timers of two nodes do not tick alike: a job is due a little before its period is over. */
    private static final double DUE_AFTER = 0.9;

    /** The first key of all our advisory locks on jobs. */
    private static final int JOBS = 7361;

    private static final String LOCK = "select pg_try_advisory_lock(" + JOBS + ", hashtext(?))";
    private static final String UNLOCK = "select pg_advisory_unlock(" + JOBS + ", hashtext(?))";

    private static final String DUE = """
            select not exists (
                select from job_turn where job = ? and ended_at > clock_timestamp() - ? * interval '1 millisecond')
            """;

    private static final String ENDED = """
            insert into job_turn as known (job, ended_at, turns) values (?, clock_timestamp(), 1)
                on conflict (job) do update set ended_at = excluded.ended_at, turns = known.turns + 1
            """;

    private final DataSource pool;
    private final boolean several;

    JobTurns(DataSource pool, boolean several) {
        this.pool = pool;
        this.several = several;
    }

    /** For a process that has no other beside it: each job runs at each of its ticks. */
    public static JobTurns alone(DataSource pool) {
        return new JobTurns(pool, false);
    }

    /** Runs the job if it is due and no other node is running it. A job that fails has not ended: it is due at the next tick. */
    public void run(String job, Duration period, Runnable work) {
        if (!several) {
            work.run();
            return;
        }
        try {
            runInTurn(job, period, work);
        } catch (SQLException failed) {
            throw new DataAccessResourceFailureException(
                    "The turn of job %s cannot be asked for".formatted(job), failed);
        }
    }

    private void runInTurn(String job, Duration period, Runnable work) throws SQLException {
        try (var connection = pool.getConnection()) {
            if (!is(connection, LOCK, job)) {
                return;
            }
            try {
                if (isDue(connection, job, period)) {
                    work.run();
                    end(connection, job);
                }
            } finally {
                unlock(connection, job);
            }
        }
    }

    private static boolean is(Connection connection, String question, String job) throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, job);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static boolean isDue(Connection connection, String job, Duration period) throws SQLException {
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setString(1, job);
            statement.setDouble(2, period.toMillis() * DUE_AFTER);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void end(Connection connection, String job) throws SQLException {
        try (var statement = connection.prepareStatement(ENDED)) {
            statement.setString(1, job);
            statement.executeUpdate();
        }
    }

    /** The lock must not go back into the pool with the connection. */
    private static void unlock(Connection connection, String job) throws SQLException {
        try {
            if (!is(connection, UNLOCK, job)) {
                LOG.warn("The lock of job {} was lost while it ran", job);
            }
        } catch (SQLException lost) {
            connection.abort(Runnable::run);
        }
    }
}
