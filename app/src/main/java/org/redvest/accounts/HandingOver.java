package org.redvest.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.redvest.accounts.GrantStore.Given;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A person leaves and a colleague takes over, in one transaction: the colleague gets each role that the administrator may withdraw,
 * unless they hold it for that region already, and the person loses it. Orders, services and reviews belong to the region and wait for
 * the colleague as they waited before; what belonged to the person follows by {@link StaffHandedOver}.
 */
@Service
class HandingOver {

    private final Administration administration;
    private final AdministratorTurn turn;
    private final GrantStore grants;
    private final AccountRecords records;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionOperations transactions;

    HandingOver(
            Administration administration,
            AdministratorTurn turn,
            GrantStore grants,
            AccountRecords records,
            ApplicationEventPublisher events,
            Clock clock,
            TransactionOperations transactions) {
        this.administration = administration;
        this.turn = turn;
        this.grants = grants;
        this.records = records;
        this.events = events;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** The roles that would be handed over. A person without any has nothing to hand over. */
    List<Hat> of(Hat admin, Person person) {
        return person.hats().stream().filter(admin::mayWithdraw).toList();
    }

    /** Both work, or have worked, in the administrator's region; others do not exist here. Sent twice, it hands over once. */
    void handOver(Hat admin, AccountId from, AccountId to) {
        var person = administration.member(admin, from);
        administration.member(admin, to);
        var hats = of(admin, person);
        if (from.equals(to)) {
            throw new NoSuchPage();
        }
        turn.of(admin, hats.stream().map(Hat::grant).toList(), () -> {
            hats.forEach(hat -> handOver(admin, hat, to));
            return hats;
        });
    }

    private void handOver(Hat admin, Hat hat, AccountId to) {
        var now = clock.instant();
        if (!administration.withdrawLocked(admin, hat)) {
            return;
        }
        if (asSystem(() -> taken(hat, to)).isEmpty()) {
            var grant = new NewGrant(hat.role(), hat.region(), hat.label());
            grants.give(List.of(new Given(to, grant)), admin.account(), now);
            records.given(admin, to, new AuditedGrant(hat.role(), hat.region(), hat.label()));
        }
        var taken = asSystem(() -> taken(hat, to)).getFirst();
        records.handedOver(admin, hat, to);
        events.publishEvent(
                new StaffHandedOver(hat.account(), hat.grant(), to, taken.grant(), hat.role(), hat.region(), now));
    }

    private List<Hat> taken(Hat hat, AccountId to) {
        return grants.hats(List.of(to)).stream()
                .filter(held -> held.role() == hat.role() && held.region().equals(hat.region()))
                .toList();
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}
