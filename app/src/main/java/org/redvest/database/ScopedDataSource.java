package org.redvest.database;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.InfrastructureProxy;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Hands out the connections of transactions. Before a statement is made, such a connection tells PostgreSQL the scope of its thread, if it
 * has not yet told it in this transaction: the row-level policies read it. To Spring it is the data source that it stands for, so whatever
 * asks that one for a connection within the transaction is given this connection.
 */
class ScopedDataSource extends DelegatingDataSource implements InfrastructureProxy {

    private static final String SET = """
            select set_config('redvest.scope', ?, true), set_config('redvest.lo', ?, true), set_config('redvest.hi', ?, true),
                   set_config('redvest.person', ?, true), set_config('redvest.home', ?, true)
            """;

    private static final Set<String> MAKE_A_STATEMENT = Set.of("createStatement", "prepareStatement", "prepareCall");

    /** What a transaction was told ends with it; a rollback to a savepoint may end it too. */
    private static final Set<String> FORGET = Set.of("commit", "rollback", "setAutoCommit", "close");

    ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Object getWrappedObject() {
        return requireNonNull(getTargetDataSource());
    }

    @Override
    public Connection getConnection() throws SQLException {
        var scoped = new Scoped(super.getConnection());
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> scoped.call(method, arguments));
    }

    /** One connection, and the scope that PostgreSQL knows of. */
    private static final class Scoped {
        private final Connection connection;
        private @Nullable Scope told;

        Scoped(Connection connection) {
            this.connection = connection;
        }

        @Nullable
        Object call(Method method, Object @Nullable [] arguments) throws Throwable {
            if (FORGET.contains(method.getName())) {
                told = null;
            }
            if (MAKE_A_STATEMENT.contains(method.getName())) {
                tell(Scopes.current());
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        /** One statement: the driver sends {@code begin} along with it, so a scope costs one round trip. */
        private void tell(Scope scope) throws SQLException {
            if (scope.equals(told) || connection.getAutoCommit()) {
                return;
            }
            try (PreparedStatement statement = connection.prepareStatement(SET)) {
                statement.setString(1, scope.kindSetting());
                statement.setString(2, scope.lo());
                statement.setString(3, scope.hi());
                statement.setString(4, scope.personSetting());
                statement.setString(5, scope.home());
                statement.execute();
            }
            told = scope;
        }
    }
}
