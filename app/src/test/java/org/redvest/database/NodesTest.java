package org.redvest.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What one node says inside a transaction, the other nodes hear once it has committed. */
@Tag("server")
class NodesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MISSED = "missed";

    private final Database database = TestCluster.clone("nodes");
    private final ScopedTransactionManager manager = new ScopedTransactionManager(database.asApp());
    private final TransactionTemplate transactions = new TransactionTemplate(manager);
    private final JdbcClient jdbc = JdbcClient.create(database.asApp());
    private final List<NodeListener> listeners = new ArrayList<>();

    private Nodes speaker;
    private BlockingQueue<String> own;
    private BlockingQueue<String> others;

    @BeforeEach
    void two_nodes() {
        speaker = new Nodes(jdbc, true);
        own = listening(speaker);
        others = listening(new Nodes(jdbc, true));
        assertThat(next(own)).isEqualTo(MISSED);
        assertThat(next(others)).isEqualTo(MISSED);
    }

    @AfterEach
    void stop() {
        listeners.forEach(NodeListener::stop);
    }

    @Test
    void a_word_is_heard_by_the_other_node_and_not_by_the_one_that_said_it() {
        transactions.executeWithoutResult(_ -> {
            speaker.say("live", "order/1");
            speaker.say("live", "order/2");
            speaker.say("live", "order/1");
        });

        assertThat(List.of(next(others), next(others))).containsExactly("order/1", "order/2");
        assertThat(own).isEmpty();
        assertThat(others).isEmpty();
    }

    @Test
    void a_word_of_a_transaction_that_was_rolled_back_is_never_heard() {
        transactions.executeWithoutResult(transaction -> {
            speaker.say("live", "order/1");
            transaction.setRollbackOnly();
        });
        speaker.say("live", "order/2");

        assertThat(next(others)).isEqualTo("order/2");
    }

    /** NOTIFY refuses eight thousand bytes, and the change must not fail for it. */
    @Test
    void words_that_are_too_many_for_one_message_count_as_missed() {
        transactions.executeWithoutResult(_ -> {
            for (int i = 0; i < 2_000; i++) {
                speaker.say("live", "order/" + i);
            }
        });

        assertThat(next(others)).isEqualTo(MISSED);
    }

    @Test
    void a_node_that_lost_its_connection_connects_again_and_is_told_that_it_may_have_missed_words() {
        var cut = JdbcClient.create(TestCluster.asSuperuser(database))
                .sql("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                         where datname = current_database() and application_name = 'redvest-listener'
                        """)
                .query(Long.class)
                .single();

        assertThat(cut).isEqualTo(2);
        assertThat(next(others)).isEqualTo(MISSED);
        speaker.say("live", "order/1");
        assertThat(next(others)).isEqualTo("order/1");
    }

    private BlockingQueue<String> listening(Nodes node) {
        var heard = new LinkedBlockingQueue<String>();
        node.listen("live", heard::add, () -> heard.add(MISSED));
        var listener = new NodeListener(database, node);
        listener.start();
        listeners.add(listener);
        return heard;
    }

    private static String next(BlockingQueue<String> heard) {
        try {
            var word = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return word == null ? "nothing" : word;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
