package org.redvest.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.redvest.database.Database;
import org.redvest.database.TestCluster;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** What the context takes for its pool: always the database of the test class that runs now. */
public class TestDataSource extends AbstractDataSource {

    public static final int CONNECTIONS = 24;

    private @Nullable HikariDataSource pool;
    private @Nullable Database database;
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

    /** From now on everything is written down there; null to stop. */
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
        return recorder == null ? connection : recorder.recorded(connection);
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
    }
}
