package org.redvest.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the database answers and takes something in, asked anew each second on a connection of its own: pages then say so at once, instead of
 * waiting for the pool one by one, and readiness tells it to load balancers and monitors.
 */
public class Pulse implements AutoCloseable {

    /** A refused connection is a fact; an answer that is late may be a busy machine. */
    private static final int LATE_ANSWERS = 3;

    /** A standby answers, and no page that writes works on it. */
    private static final String MAY_WRITE = "select current_setting('transaction_read_only')";

    private static final String READ_ONLY = "25006";

    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private final Database database;
    private final Thread beating;
    private @Nullable Connection connection;
    private int late;
    private volatile boolean down;

    Pulse(Database database, Duration every) {
        this.database = database;
        this.beating = Thread.ofVirtual().name("database-pulse").start(() -> beatUntilStopped(every));
    }

    public boolean isDown() {
        return down;
    }

    private void beatUntilStopped(Duration every) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(every);
                beat();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            disconnect();
        }
    }

    void beat() {
        try {
            ask();
            if (down) {
                log.info("The database answers again");
            }
            late = 0;
            down = false;
        } catch (SQLException e) {
            disconnect();
            late = isLate(e) ? late + 1 : LATE_ANSWERS;
            if (!down && late >= LATE_ANSWERS) {
                log.warn("The database does not answer: {}", e.getMessage());
                down = true;
            }
        }
    }

    private void ask() throws SQLException {
        var open = connection == null ? database.connectForPulse() : connection;
        connection = open;
        try (var statement = open.createStatement()) {
            statement.execute(MAY_WRITE);
            try (var rows = statement.getResultSet()) {
                rows.next();
                if (rows.getString(1).equals("on")) {
                    throw new SQLException("it takes nothing in: a standby, or set to read only", READ_ONLY);
                }
            }
        }
    }

    private static boolean isLate(Throwable failure) {
        return failure instanceof SocketTimeoutException || (failure.getCause() != null && isLate(failure.getCause()));
    }

    private void disconnect() {
        try (var gone = connection) {
            connection = null;
        } catch (SQLException e) {
            log.debug("The connection was gone before", e);
        }
    }

    @Override
    public void close() {
        beating.interrupt();
    }
}
