package org.redvest.testing;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.redvest.database.Database;
import org.redvest.database.OnOneNode;
import org.redvest.database.TestCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What the context takes for its pool: always the database of the test class that runs now. */
public class TestDataSource extends AbstractDataSource {

    public static final int CONNECTIONS = 24;

    private static final Logger LOG = LoggerFactory.getLogger(TestDataSource.class);
    private static final Duration UNHEARD = Duration.ofSeconds(20);

    private @Nullable HikariDataSource pool;
    private @Nullable Database database;
    private @Nullable SingleConnectionDataSource watch;
    private volatile @Nullable Tape tape;

    TestDataSource() {
        TestCluster.beforeStop(this::close);
    }

    /** The owner's access to the same database, for a test that must look or write past the policies' subject. */
    public synchronized DataSource asOwner() {
        renewIfMissing();
        return java.util.Objects.requireNonNull(database).asOwner();
    }

    /** What the test class has made so far, to be cloned. */
    public synchronized Database database() {
        renewIfMissing();
        return java.util.Objects.requireNonNull(database);
    }

    public synchronized void renew(String test) {
        close();
        use(TestCluster.clone(test));
    }

    /** As {@code prepared} is, to which nobody may be connected. */
    public synchronized void renew(String test, Database prepared) {
        close();
        use(TestCluster.clone(test, prepared));
    }

    /** Works on a database that the caller has opened and will close, until the next {@link #renew}. */
    public synchronized void borrow(Database other) {
        close();
        use(other);
    }

    /**
     * Listeners work on threads of their own, and would tell of this database's events in the next one. What a test has left
     * unheard on purpose is not waited for any longer.
     */
    void awaitListeners() {
        if (isOpen()) {
            var jdbc = new JdbcTemplate(watch());
            try {
                await().pollInterval(Duration.ofMillis(10))
                        .atMost(UNHEARD)
                        .until(() -> jdbc.queryForList("select 1 from event_publication limit 1")
                                .isEmpty());
            } catch (DataAccessException gone) {
                LOG.debug("The database of the test before is gone", gone);
            } catch (ConditionTimeoutException leftUnheard) {
                LOG.warn("Events of the test before were not heard within {}", UNHEARD);
            }
        }
    }

    /** The owner's own connection, kept for as long as the database is in use: each test method waits on it. */
    private synchronized SingleConnectionDataSource watch() {
        if (watch == null) {
            try {
                watch = new SingleConnectionDataSource(asOwner().getConnection(), true);
            } catch (SQLException gone) {
                throw new DataAccessResourceFailureException("The owner cannot connect", gone);
            }
        }
        return watch;
    }

    private synchronized boolean isOpen() {
        return pool != null && !pool.isClosed();
    }

    /** From now on everything is written down there but what jobs do, which run when it is their time; null to stop. */
    public void recordOn(@Nullable Tape tape) {
        this.tape = tape;
    }

    private void use(Database clone) {
        var config = new HikariConfig();
        config.setDataSource(clone.asApp());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        // On a machine that is busy, twenty new connections at once take longer than a person would wait.
        config.setConnectionTimeout(30_000);
        pool = new HikariDataSource(config);
        database = clone;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = pool().getConnection();
        var recorder = tape;
        return recorder == null || isJob() ? connection : recorder.recorded(connection);
    }

    private static boolean isJob() {
        return Thread.currentThread().getName().startsWith(OnOneNode.THREADS);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new UnsupportedOperationException("The test's pool works as the application");
    }

    private synchronized DataSource pool() {
        renewIfMissing();
        return java.util.Objects.requireNonNull(pool);
    }

    private void renewIfMissing() {
        if (pool == null) {
            renew("context");
        }
    }

    private synchronized void close() {
        if (pool != null) {
            pool.close();
        }
        if (watch != null) {
            watch.destroy();
            watch = null;
        }
    }
}
