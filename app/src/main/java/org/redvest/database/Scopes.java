package org.redvest.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The scope of the running thread. Every transaction takes it on at its begin ({@link ScopedTransactionManager}); whoever
 * names none is the public. Outside a transaction nothing is seen at all.
 */
public final class Scopes {

    private static final ScopedValue<Scope> CURRENT = ScopedValue.newInstance();

    private static final String SET = """
            select set_config('redvest.scope', ?, true), set_config('redvest.lo', ?, true), set_config('redvest.hi', ?, true),
                   set_config('redvest.person', ?, true), set_config('redvest.home', ?, true)
            """;

    /** PostgreSQL's answer to any statement in a transaction that has already failed. */
    private static final String ABORTED = "25P02";

    private Scopes() {}

    public static Scope current() {
        return CURRENT.orElse(Scope.PUBLIC);
    }

    /** Works in another scope; a transaction that is already running changes over and back again. */
    public static <T, X extends Throwable> T within(Scope scope, ScopedValue.CallableOp<? extends T, X> work) throws X {
        var before = current();
        if (scope.equals(before)) {
            return ScopedValue.where(CURRENT, scope).call(work);
        }
        var transactions = runningTransactions();
        transactions.forEach(connection -> apply(scope, connection));
        T answer;
        try {
            answer = ScopedValue.where(CURRENT, scope).call(work);
        } catch (Throwable failure) {
            transactions.forEach(connection -> restoreAfter(failure, before, connection));
            throw failure;
        }
        transactions.forEach(connection -> restore(before, connection));
        return answer;
    }

    /** {@link #within} for work that answers nothing. */
    public static void run(Scope scope, Runnable work) {
        within(scope, () -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /** One statement: the driver sends {@code begin} along with it, so a scope costs one round trip. */
    static void apply(Scope scope, Connection connection) {
        try {
            set(scope, connection);
        } catch (SQLException e) {
            throw new UncategorizedSQLException("set the scope", SET, e);
        }
    }

    /** A failed transaction takes no more statements; its rollback undoes the change of scope with everything else. */
    private static void restore(Scope scope, Connection connection) {
        try {
            set(scope, connection);
        } catch (SQLException e) {
            if (!ABORTED.equals(e.getSQLState())) {
                throw new UncategorizedSQLException("restore the scope", SET, e);
            }
        }
    }

    /** A lost connection has no scope to restore; how it was lost is told by the failure. */
    private static void restoreAfter(Throwable failure, Scope scope, Connection connection) {
        try {
            restore(scope, connection);
        } catch (UncategorizedSQLException e) {
            if (!isLost(connection)) {
                throw e;
            }
            failure.addSuppressed(e);
        }
    }

    private static boolean isLost(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            return false;
        }
    }

    private static void set(Scope scope, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, scope.kindSetting());
            statement.setString(2, scope.lo());
            statement.setString(3, scope.hi());
            statement.setString(4, scope.personSetting());
            statement.setString(5, scope.home());
            statement.execute();
        }
    }

    private static List<Connection> runningTransactions() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            return List.of();
        }
        return TransactionSynchronizationManager.getResourceMap().values().stream()
                .filter(ConnectionHolder.class::isInstance)
                .map(ConnectionHolder.class::cast)
                .filter(ConnectionHolder::isSynchronizedWithTransaction)
                .map(ConnectionHolder::getConnection)
                .toList();
    }
}
