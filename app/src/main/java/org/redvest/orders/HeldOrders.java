package org.redvest.orders;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The orders that the running transaction has locked or placed. Nobody else changes them before it ends, so such an order is locked
 * once, and read once until the transaction itself writes to an order: each statement that does so says it here. What one scope has
 * seen counts for that scope alone.
 */
@Component
class HeldOrders {

    private record Key(Scope scope, OrderNumber number) {}

    private static final class Holding {
        private final Set<Key> locked = new HashSet<>();
        private final Map<Key, Order> read = new HashMap<>();
        private final Map<ShiftId, OrderNumber> shifts = new HashMap<>();
    }

    boolean isHeld(OrderNumber number) {
        return holding().filter(held -> held.locked.contains(key(number))).isPresent();
    }

    void hold(OrderNumber number) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            holding().orElseGet(this::begin).locked.add(key(number));
        }
    }

    /** The order as it was read last, or read now. */
    Optional<Order> order(OrderNumber number, Supplier<Optional<Order>> find) {
        var held = holding().filter(each -> each.locked.contains(key(number)));
        var known = held.map(each -> each.read.get(key(number)));
        if (held.isEmpty() || known.isPresent()) {
            return known.or(find);
        }
        var found = find.get();
        found.ifPresent(this::isNow);
        return found;
    }

    /** The order of a shift that was read with it, be it written to since: no shift changes its order. */
    Optional<OrderNumber> orderOf(ShiftId shift) {
        return holding().map(held -> held.shifts.get(shift)).filter(this::isHeld);
    }

    /** After a statement that wrote to an order, its shifts or its needs. */
    void written() {
        holding().ifPresent(held -> held.read.clear());
    }

    /** The same where it is known what the order is then. */
    void writtenAs(Order order) {
        written();
        if (isHeld(order.number())) {
            isNow(order);
        }
    }

    private void isNow(Order order) {
        holding().ifPresent(held -> {
            held.read.put(key(order.number()), order);
            order.shifts().forEach(shift -> held.shifts.put(shift.id(), order.number()));
        });
    }

    private static Key key(OrderNumber number) {
        return new Key(Scopes.current(), number);
    }

    private Optional<Holding> holding() {
        return Optional.ofNullable((Holding) TransactionSynchronizationManager.getResource(this));
    }

    private Holding begin() {
        var holding = new Holding();
        TransactionSynchronizationManager.bindResource(this, holding);
        TransactionSynchronizationManager.registerSynchronization(new Ending(holding));
        return holding;
    }

    /** Another transaction that begins meanwhile holds nothing of it; what is rolled back to a savepoint was not read or locked. */
    private final class Ending implements TransactionSynchronization {

        private final Holding holding;

        Ending(Holding holding) {
            this.holding = holding;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(HeldOrders.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(HeldOrders.this, holding);
        }

        @Override
        public void savepointRollback(Object savepoint) {
            holding.locked.clear();
            written();
        }

        @Override
        public void beforeCompletion() {
            TransactionSynchronizationManager.unbindResourceIfPossible(HeldOrders.this);
        }
    }
}
