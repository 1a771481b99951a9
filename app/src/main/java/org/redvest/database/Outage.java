package org.redvest.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;

/** Why a request failed that is neither its own fault nor the program's. */
public enum Outage {
    /** No database answers: it is being started again, or all connections are taken. */
    AWAY,
    /** There is no room on the disk. The transaction was rolled back as a whole. */
    FULL;

    private static final int DEPTH = 20;

    /** SQLSTATE of PostgreSQL: out of disk. */
    private static final String DISK_FULL = "53100";

    public static Optional<Outage> of(Throwable failure) {
        var cause = Optional.of(failure);
        for (int depth = 0; depth < DEPTH && cause.isPresent(); depth++) {
            var outage = byItself(cause.get());
            if (outage.isPresent()) {
                return outage;
            }
            cause = Optional.ofNullable(cause.get().getCause());
        }
        return Optional.empty();
    }

    private static Optional<Outage> byItself(Throwable failure) {
        if (!(failure instanceof SQLException sql)) {
            return Optional.empty();
        }
        var state = Optional.ofNullable(sql.getSQLState()).orElse("");
        if (state.equals(DISK_FULL)) {
            return Optional.of(FULL);
        }
        return sql instanceof SQLTransientConnectionException || isConnection(state)
                ? Optional.of(AWAY)
                : Optional.empty();
    }

    /** Connection exceptions, an operator's or a crash's shutdown, too many connections. */
    private static boolean isConnection(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
}
