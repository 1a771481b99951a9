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

    private @Nullable HikariDataSource pool;
    private @Nullable Database database;

    TestDataSource() {
        TestCluster.beforeStop(this::close);
    }

    /** The owner's access to the same database, for a test that must look or write past the policies' subject. */
    public synchronized DataSource asOwner() {
        renewIfMissing();
        return java.util.Objects.requireNonNull(database).asOwner();
    }

    synchronized void renew(String test) {
        close();
        var clone = TestCluster.clone(test);
        var config = new HikariConfig();
        config.setDataSource(clone.asApp());
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(5_000);
        pool = new HikariDataSource(config);
        database = clone;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
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
