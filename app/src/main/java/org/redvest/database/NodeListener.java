package org.redvest.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Listens to the other nodes on a connection of its own, for a pooled one would be taken from a page. It blocks until PostgreSQL sends
 * something, and connects again when PostgreSQL was away; the subscribers are then told that they may have missed words.
 */
class NodeListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(NodeListener.class);

    /** A connection that a firewall has dropped is noticed after this time. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);

    private static final int PATIENCE_SECONDS = 5;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Database database;
    private final Nodes nodes;
    private @Nullable Thread thread;
    private volatile @Nullable Connection connection;
    private volatile boolean closed = true;

    NodeListener(Database database, Nodes nodes) {
        this.database = database;
        this.nodes = nodes;
    }

    /** A context may be stopped and started again. */
    @Override
    public synchronized void start() {
        if (database.isShared() && closed) {
            closed = false;
            thread = Thread.ofVirtual().name("node-listener").start(this::listenUntilClosed);
        }
    }

    @Override
    public boolean isRunning() {
        return !closed;
    }

    private void listenUntilClosed() {
        try {
            while (!closed) {
                listenUntilLost();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenUntilLost() {
        try (var open = database.connectToListen()) {
            connection = open;
            try (var statement = open.createStatement()) {
                statement.execute("listen " + Nodes.CHANNEL);
            }
            guarded(nodes::missed);
            while (!closed) {
                hear(open);
            }
        } catch (SQLException lost) {
            if (!closed) {
                LOG.debug("Words of other nodes are not heard: {}", lost.getMessage());
            }
        }
    }

    private void hear(Connection open) throws SQLException {
        var words = open.unwrap(PGConnection.class).getNotifications((int) KEEP_ALIVE.toMillis());
        if (words == null || words.length == 0) {
            if (!open.isValid(PATIENCE_SECONDS)) {
                throw new SQLException("The connection does not answer");
            }
            return;
        }
        for (var word : words) {
            guarded(() -> nodes.heard(word.getParameter()));
        }
    }

    /** A subscriber that fails must not end the listening. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            LOG.error("A word of another node was not taken in", failure);
        }
    }

    /** An abort reaches a connection on which another thread is reading. */
    @Override
    public synchronized void stop() {
        if (closed) {
            return;
        }
        closed = true;
        var listening = thread;
        if (listening != null) {
            listening.interrupt();
        }
        var open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException gone) {
                LOG.debug("The connection was gone before", gone);
            }
        }
    }
}
