package org.redvest.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.redvest.setup.ShippedCity;
import org.redvest.testing.ServerProcess;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When the database dies alone: it is started again, or the whole process ends with words. Pages never hang. */
class OutageTest {

    /** A person's patience; without the filter a page waited for the pool, one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    @Test
    void a_postgres_that_is_killed_comes_back_with_what_was_committed_on_the_same_port() throws Exception {
        try (var database = Database.embedded(folder)) {
            var jdbc = JdbcClient.create(database.asOwner());
            jdbc.sql("create table note (number int primary key)").update();
            for (int life = 1; life <= 3; life++) {
                jdbc.sql("insert into note values (:life)").param("life", life).update();

                killPostmaster();

                awaitAnswer(jdbc);
                assertThat(jdbc.sql("select count(*) from note")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(life);
            }
        }
        assertThat(folder.resolve("database/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void the_pulse_is_down_while_the_database_is_and_up_again_after() throws Exception {
        try (var database = Database.embedded(folder)) {
            try (var pulse = new Pulse(database, Duration.ofHours(24))) {
                pulse.beat();
                assertThat(pulse.isDown()).isFalse();

                killPostmaster();
                pulse.beat();
                assertThat(pulse.isDown()).isTrue();

                awaitAnswer(JdbcClient.create(database.asOwner()));
                pulse.beat();
                assertThat(pulse.isDown()).isFalse();
            }
        }
    }

    /** As a standby does, or an external server after a failover: it answers, and every act fails. */
    @Test
    void the_pulse_is_down_while_the_database_takes_nothing_in() {
        try (var database = Database.embedded(folder)) {
            var owner = JdbcClient.create(database.asOwner());
            owner.sql("alter database redvest set default_transaction_read_only = on")
                    .update();
            try (var pulse = new Pulse(database, Duration.ofHours(24))) {
                pulse.beat();
                assertThat(pulse.isDown()).isTrue();

                owner.sql("begin read write; alter database redvest reset default_transaction_read_only; commit")
                        .update();
                pulse.beat();
                assertThat(pulse.isDown()).isFalse();
            }
        }
    }

    @Test
    void a_postgres_that_cannot_be_started_again_ends_the_process_with_words_and_no_page_breaks() throws Exception {
        prepare();
        try (var server = ServerProcess.start(folder, "-Xmx400m")) {
            spoilTheData();
            server.killPostmaster();

            var answers = pagesUntilTheEnd(server);

            assertThat(server.process().exitValue()).isEqualTo(Database.LOST);
            assertThat(server.said())
                    .contains("PostgreSQL has ended and cannot be started again, so Redvest ends too")
                    .contains("pg_control");
            assertThat(answers).allSatisfy(page -> assertThat(page).contains("系统正在恢复", "The system is recovering"));
        }
    }

    @Test
    void told_to_end_while_the_database_is_dead_it_ends() throws Exception {
        prepare();
        try (var server = ServerProcess.start(folder, "-Xmx400m")) {
            spoilTheData();
            server.killPostmaster();

            assertThat(server.stop()).isLessThan(PATIENCE.toSeconds());
        }
    }

    /** The rollback and the way back to the scope before must not cover what happened. */
    @Test
    void a_connection_that_is_lost_in_the_middle_of_a_transaction_is_an_outage_wherever_it_was_lost() throws Exception {
        try (var database = Database.embedded(folder);
                var pool = pool(database)) {
            var jdbc = JdbcClient.create(pool);
            var transaction = new TransactionTemplate(new ScopedTransactionManager(pool));
            Runnable lose = () -> jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                    .query()
                    .singleRow();
            var places = Map.<String, Runnable>of(
                    "in the transaction's own scope", lose, "in another scope", () -> Scopes.run(Scope.SYSTEM, lose));

            places.forEach((where, losing) -> assertThat(
                            Outage.of(failure(() -> transaction.executeWithoutResult(_ -> losing.run()))))
                    .as(where)
                    .contains(Outage.AWAY));
        }
    }

    private static HikariDataSource pool(Database database) {
        var pool = new HikariConfig();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().role());
        pool.setPassword(database.app().password());
        pool.setMaximumPoolSize(2);
        return new HikariDataSource(pool);
    }

    private static Throwable failure(ThrowingCallable work) {
        return requireNonNull(catchThrowable(work));
    }

    @Test
    void what_is_an_outage_and_what_is_a_fault() {
        var outages = new LinkedHashMap<Throwable, Optional<Outage>>();
        outages.put(new SQLException("x", "53100"), Optional.of(Outage.FULL));
        outages.put(new SQLException("x", "08006"), Optional.of(Outage.AWAY));
        outages.put(new SQLException("x", "57P01"), Optional.of(Outage.AWAY));
        outages.put(new SQLException("x", "57P03"), Optional.of(Outage.AWAY));
        outages.put(new SQLException("x", "53300"), Optional.of(Outage.AWAY));
        outages.put(new SQLTransientConnectionException("pool"), Optional.of(Outage.AWAY));
        outages.put(new SQLException("x", "23505"), Optional.empty());
        outages.put(new SQLException("x", "57014"), Optional.empty());
        outages.put(new SQLException("x", (String) null), Optional.empty());
        outages.put(new SocketTimeoutException("x"), Optional.empty());
        outages.put(new IllegalStateException("x"), Optional.empty());

        outages.forEach((failure, outage) -> {
            assertThat(Outage.of(failure)).as("%s", failure).isEqualTo(outage);
            assertThat(Outage.of(new IllegalStateException(new IOException(failure))))
                    .as("deep: %s", failure)
                    .isEqualTo(outage);
        });
    }

    private void prepare() throws SQLException {
        try (var database = Database.forTools(folder)) {
            ShippedCity.into(database.asApp());
        }
    }

    /** As a disk that fails: the server that runs does not read this file again, a new one cannot do without. */
    private void spoilTheData() throws IOException {
        var control = folder.resolve("database/cluster/global/pg_control");
        Files.move(control, control.resolveSibling("pg_control.gone"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> pagesUntilTheEnd(ServerProcess server) throws InterruptedException {
        var answers = new ArrayList<String>();
        while (!server.process().waitFor(20, TimeUnit.MILLISECONDS)) {
            try {
                var page = server.page("/sign-in");
                assertThat(page.statusCode()).isIn(200, 503);
                if (page.statusCode() == 503) {
                    answers.add(page.body());
                }
            } catch (IOException ended) {
                // It has just ended, or is about to.
            }
        }
        return answers;
    }

    private void killPostmaster() throws IOException, InterruptedException {
        try (var lines = Files.lines(folder.resolve("database/cluster/postmaster.pid"))) {
            var postmaster = ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
            postmaster.destroyForcibly();
            while (postmaster.isAlive()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    private static void awaitAnswer(JdbcClient jdbc) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (System.nanoTime() < end) {
            try {
                jdbc.sql("select 1").query(Integer.class).single();
                return;
            } catch (DataAccessException notYet) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        throw new IllegalStateException("The database did not come back");
    }
}
