package org.redvest.channels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.accounts.TestPeople;
import org.redvest.channels.outbox.Outbox;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.testing.TestClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** People who have confirmed an id in WeCom or DingTalk, what is told to them, and what became of it. */
@Component
final class MembersReached {

    static final Instant SATURDAY = Instant.parse("2026-02-28T00:00:00Z");

    private final TestPeople people;
    private final MemberStore members;
    private final DeliveryStore deliveries;
    private final Outbox outbox;
    private final TransactionTemplate transactions;
    private final TestClock clock;

    MembersReached(
            TestPeople people,
            MemberStore members,
            DeliveryStore deliveries,
            Outbox outbox,
            TransactionTemplate transactions,
            TestClock clock) {
        this.people = people;
        this.members = members;
        this.deliveries = deliveries;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    Hat volunteer() {
        return people.hat(Role.VOLUNTEER, "430503005004");
    }

    Hat member(Channel channel, String id) {
        var hat = volunteer();
        confirm(hat, channel, id);
        return hat;
    }

    /** With ids of their own: m0, m1 and so on. */
    List<Hat> members(Channel channel, int number) {
        var all = new ArrayList<Hat>();
        for (int at = 0; at < number; at++) {
            all.add(member(channel, "m" + at));
        }
        return all;
    }

    void confirm(Hat hat, Channel channel, String id) {
        asSystem(() -> {
            members.ask(hat.account(), channel, id, clock.instant());
            return members.confirm(hat.account(), channel, id, clock.instant());
        });
    }

    MemberAddress address(Hat hat, Channel channel) {
        return asSystem(() -> members.address(hat.account(), channel));
    }

    void tell(String message, Hat... to) {
        tell(message, List.of(to));
    }

    void tell(String message, List<Hat> to) {
        var told = new Message(message, Sentence.CANCELLED, "DX-1", Optional.of(SATURDAY), "/services/7", SATURDAY);
        asSystem(() -> outbox.put(told, to.stream().map(Hat::account).toList()));
    }

    /** Of one channel, the newest first: its state and what the other side answered. */
    List<String> states(Hat hat, Channel channel) {
        return asSystem(() -> deliveries.list(hat.account(), Instant.EPOCH, 50).stream()
                .filter(each -> each.delivery().channel() == channel)
                .map(each -> each.state() + " " + each.answer().kept())
                .toList());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Objects.requireNonNull(
                transactions.execute(_ -> Scopes.<T, RuntimeException>within(Scope.SYSTEM, work::get)));
    }
}
