package org.redvest.hours.proving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.redvest.hours.CopyStore;
import org.redvest.hours.DayTree;
import org.redvest.hours.Entry;
import org.redvest.hours.NodeStore;
import org.redvest.hours.Root;
import org.redvest.hours.RootStore;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection that reads the ledger as it was at one moment, beside a server that goes on writing. */
final class VerifyStore implements AutoCloseable {

    private final Connection connection;
    private final JdbcClient jdbc;
    private final RootStore roots;
    private final NodeStore nodes;
    private final CopyStore copies;

    private VerifyStore(Connection connection) {
        this.connection = connection;
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        roots = new RootStore(jdbc);
        nodes = new NodeStore(jdbc);
        copies = new CopyStore(connection);
    }

    /** @param moment of another such connection, which must still be open; empty for now */
    static VerifyStore open(DataSource source, Optional<String> moment) {
        try {
            var connection = source.getConnection();
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            var store = new VerifyStore(connection);
            moment.ifPresent(name ->
                    store.jdbc.sql("set transaction snapshot '" + name + "'").update());
            store.jdbc
                    .sql("select set_config('redvest.scope', 'system', true)")
                    .query()
                    .singleRow();
            return store;
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The ledger cannot be opened: " + e.getMessage(), e);
        }
    }

    String moment() {
        return jdbc.sql("select pg_export_snapshot()").query(String.class).single();
    }

    List<Root> roots() {
        return roots.roots();
    }

    Map<Long, Entry.Link> heads() {
        return roots.heads();
    }

    List<DayTree.Node> nodes(Root root) {
        return nodes.nodes(root.number());
    }

    DayReading read(WholeReading.Range range) {
        var day = new DayReading();
        copies.between(range.after(), range.upTo(), day::read);
        return day;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The ledger cannot be closed: " + e.getMessage(), e);
        }
    }
}
