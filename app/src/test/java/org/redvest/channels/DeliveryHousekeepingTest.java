package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.AccountId;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.outbox.Outbox;
import org.redvest.channels.sending.Sending;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.FreshDatabase;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** After some months nobody knows who was told what; how many were told stays. */
@RedvestTest
class DeliveryHousekeepingTest {

    @Autowired
    DeliveryHousekeeping housekeeping;

    @Autowired
    Sending sending;

    @Autowired
    Outbox outbox;

    @Autowired
    ChannelSettings settings;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @BeforeEach
    void nothing_can_be_sent() {
        settings.save(Channel.TEXT, true, FakeGateway.nowhere(), "");
    }

    @Test
    @FreshDatabase
    void what_ended_long_ago_is_counted_and_removed_and_what_waits_stays() {
        var reader = people.hat(Role.VOLUNTEER, "430503005004").account();
        put("one", reader);
        put("two", reader);
        clock.advance(Duration.ofDays(4));
        sending.texts();
        put("young", reader);

        clock.advance(Duration.ofDays(179));
        housekeeping.count();
        assertThat(messages()).containsExactlyInAnyOrder("one", "two", "young");

        clock.advance(Duration.ofDays(2));
        housekeeping.count();
        housekeeping.count();

        assertThat(messages()).containsExactly("young");
        assertThat(counts()).containsExactly("2026-03-02 text CANCELLED expired 2");
    }

    private void put(String id, AccountId to) {
        var message = new Message(id, Sentence.CANCELLED, "DX-1", Optional.empty(), "/services", clock.instant());
        inSystem(() -> outbox.put(message, List.of(to)));
    }

    private List<String> messages() {
        return inSystem(() -> jdbc.sql("select message from delivery")
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list());
    }

    private List<String> counts() {
        return inSystem(() -> jdbc.sql(
                        "select day || ' ' || channel || ' ' || sentence || ' ' || state || ' ' || number from delivery_count")
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list());
    }

    private <T> T inSystem(Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(_ -> Scopes.<T, RuntimeException>within(Scope.SYSTEM, work::get)));
    }
}
