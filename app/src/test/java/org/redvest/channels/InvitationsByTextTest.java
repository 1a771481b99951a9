package org.redvest.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.mine.ChoiceForm;
import org.redvest.channels.mine.MyChannels;
import org.redvest.channels.outbox.Outbox;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.RedvestTest;
import org.redvest.testing.TestClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An opening reaches thousands of people, and each text message costs the city money. */
@RedvestTest
class InvitationsByTextTest {

    @Autowired
    Outbox outbox;

    @Autowired
    MyChannels mine;

    @Autowired
    DeliveryStore deliveries;

    @Autowired
    ChannelSettings settings;

    @Autowired
    TestPeople people;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    TestClock clock;

    @BeforeEach
    void text_messages_are_set_up() {
        settings.save(Channel.TEXT, true, FakeGateway.nowhere(), "");
    }

    @Test
    void nobody_is_invited_by_text_who_did_not_ask_for_it() {
        var usual = volunteer();
        var other = volunteer();
        mine.choose(other, new ChoiceForm("ZH", "22:00", "07:00", Set.of("mail/invitation", "text/change")));

        invite(1, usual, other);

        assertThat(told(usual)).isZero();
        assertThat(told(other)).isZero();
    }

    @Test
    void who_asked_for_it_gets_three_invitations_a_week_by_text() {
        var keen = keen();
        for (int opening = 1; opening <= 5; opening++) {
            invite(opening, keen);
            clock.advance(Duration.ofHours(5));
        }
        assertThat(told(keen)).isEqualTo(3);

        clock.advance(Duration.ofDays(7));
        invite(6, keen);
        assertThat(told(keen)).isEqualTo(4);
    }

    @Test
    void openings_that_are_told_at_once_are_no_more_than_three_either() throws Exception {
        var keen = keen();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.rangeClosed(1, 8)
                    .<Callable<Boolean>>mapToObj(opening -> () -> {
                        invite(opening, keen);
                        return true;
                    })
                    .toList();
            for (var each : threads.invokeAll(asked)) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(told(keen)).isEqualTo(3);
    }

    private Hat volunteer() {
        return people.hat(Role.VOLUNTEER, "430503005004");
    }

    private Hat keen() {
        var hat = volunteer();
        mine.choose(hat, new ChoiceForm("ZH", "22:00", "07:00", Set.of("text/invitation")));
        return hat;
    }

    private void invite(int opening, Hat... to) {
        var now = clock.instant();
        var message = new Message(
                "invited/DX-" + opening,
                Sentence.INVITED,
                "DX-" + opening,
                Optional.of(now.plus(Duration.ofDays(2))),
                "/openings",
                now);
        var accounts = List.of(to).stream().map(Hat::account).toList();
        transactions.executeWithoutResult(_ -> Scopes.run(Scope.SYSTEM, () -> outbox.put(message, accounts)));
    }

    private long told(Hat hat) {
        return Objects.requireNonNull(transactions.execute(_ -> Scopes.<Long, RuntimeException>within(
                Scope.SYSTEM,
                () -> deliveries.list(hat.account(), Instant.EPOCH, 50).stream()
                        .filter(each -> each.delivery().channel() == Channel.TEXT)
                        .count())));
    }
}
