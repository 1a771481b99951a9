package org.redvest.hours;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;

/** Reads lines of the ledger by PostgreSQL's binary COPY, which costs a third of reading them as a result set. */
public final class CopyStore {

    private final Connection connection;

    public CopyStore(Connection connection) {
        this.connection = connection;
    }

    /** One volunteer's lines by number. */
    void ofVolunteer(long volunteer, Consumer<CopiedRow> reader) {
        copy("where volunteer_id = %d order by number".formatted(volunteer), reader);
    }

    /** By position: a chain's lines stand in their order, and a day's lines as its root has them. */
    public void between(long after, long upTo, Consumer<CopiedRow> reader) {
        copy("where position > %d and position <= %d order by position".formatted(after, upTo), reader);
    }

    private void copy(String which, Consumer<CopiedRow> reader) {
        try {
            tellScope();
            copyOut(which, reader);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The ledger cannot be read: " + e.getMessage(), e);
        }
    }

    private void copyOut(String which, Consumer<CopiedRow> reader) throws SQLException {
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (select %s from hours_ledger %s) to stdout (format binary)"
                        .formatted(LedgerFormat.COLUMNS, which));
        try {
            var row = new CopiedRow();
            // PostgreSQL sends one message a row.
            for (var message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                if (row.read(message)) {
                    reader.accept(row);
                }
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** A connection of the application tells PostgreSQL its scope before it makes a statement, and COPY goes past that. */
    private void tellScope() throws SQLException {
        try (Statement _ = connection.createStatement()) {
            return;
        }
    }
}
