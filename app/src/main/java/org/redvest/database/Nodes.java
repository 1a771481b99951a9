package org.redvest.database;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The server processes on one database. What one node says in a transaction, the others hear when it has committed, by NOTIFY;
 * a rollback takes it back. An embedded database has one process, which says nothing and listens to nothing.
 */
public class Nodes {

    static final String CHANNEL = "redvest";

    /** NOTIFY takes fewer than 8,000 bytes. */
    static final int MOST_BYTES = 7_000;

    /** Sent in place of a message that is too long: the receivers act as if they had missed messages. */
    static final String TOO_MUCH = "*";

    private static final String NOTIFY = "select pg_notify('" + CHANNEL + "', :message)";

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final String self = UUID.randomUUID().toString();
    private final JdbcClient jdbc;
    private final boolean several;

    /** @param several whether other processes may work on the same database */
    Nodes(JdbcClient jdbc, boolean several) {
        this.jdbc = jdbc;
        this.several = several;
    }

    /** For a process that has no other beside it. */
    public static Nodes alone(JdbcClient jdbc) {
        return new Nodes(jdbc, false);
    }

    private record Subscription(String subject, Consumer<String> heard, Runnable missed) {}

    /** Words of one transaction, sent by one statement: NOTIFY makes commits wait for each other. */
    private final class Words implements TransactionSynchronization {
        private final Set<String> lines = new LinkedHashSet<>();
        private Scope scope = Scope.PUBLIC;

        /** In the scope of the latest statement: PostgreSQL need not be told another. */
        @Override
        public void beforeCommit(boolean readOnly) {
            Scopes.run(scope, () -> send(lines));
        }

        private Nodes sender() {
            return Nodes.this;
        }
    }

    /**
     * Subscribes to a subject.
     *
     * @param heard takes each word that another node says
     * @param missed is called when words may have been lost, and once after the start
     */
    public void listen(String subject, Consumer<String> heard, Runnable missed) {
        subscriptions.add(new Subscription(subject, heard, missed));
    }

    /** Says a word to the other nodes: after the commit, or at once where no transaction is under way. */
    public void say(String subject, String word) {
        if (!several) {
            return;
        }
        var line = subject + " " + word;
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            send(Set.of(line));
            return;
        }
        var words = wordsOfThisTransaction();
        words.scope = Scopes.current();
        words.lines.add(line);
    }

    private Words wordsOfThisTransaction() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Words.class::isInstance)
                .map(Words.class::cast)
                .filter(words -> words.sender() == this)
                .findFirst()
                .orElseGet(() -> {
                    var words = new Words();
                    TransactionSynchronizationManager.registerSynchronization(words);
                    return words;
                });
    }

    private void send(Set<String> lines) {
        var all = self + "\n" + String.join("\n", lines);
        var message = all.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? all : self + "\n" + TOO_MUCH;
        jdbc.sql(NOTIFY).param("message", message).query((_, _) -> message).list();
    }

    /** What this node itself has said is known here. */
    void heard(String message) {
        var lines = message.lines().toList();
        if (!lines.getFirst().equals(self)) {
            lines.stream().skip(1).forEach(this::tell);
        }
    }

    private void tell(String line) {
        if (line.equals(TOO_MUCH)) {
            missed();
            return;
        }
        int space = line.indexOf(' ');
        var subject = line.substring(0, space);
        subscriptions.stream()
                .filter(subscription -> subscription.subject().equals(subject))
                .forEach(subscription -> subscription.heard().accept(line.substring(space + 1)));
    }

    void missed() {
        subscriptions.forEach(subscription -> subscription.missed().run());
    }
}
