package org.redvest.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Its transactions work on connections that tell PostgreSQL in which scope each statement runs. */
class ScopedTransactionManager extends JdbcTransactionManager {

    ScopedTransactionManager(DataSource dataSource) {
        super(new ScopedDataSource(dataSource));
    }

    /** A lost connection is rolled back by its loss. Why it was lost is to be told, not that no rollback went through. */
    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        try {
            super.doRollback(status);
        } catch (RuntimeException e) {
            if (!isLost(status)) {
                throw e;
            }
        }
    }

    private static boolean isLost(DefaultTransactionStatus status) {
        try {
            return ((JdbcTransactionObjectSupport) status.getTransaction())
                    .getConnectionHolder()
                    .getConnection()
                    .isClosed();
        } catch (SQLException unknown) {
            return false;
        }
    }
}
