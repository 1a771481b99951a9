package org.redvest.demo;

import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.springframework.stereotype.Component;

/** The visitor's walk through the loop: who plays which part, and which order it follows. */
@Component
class Walk {

    private static final int LATELY = 20;

    private final DemoStore store;
    private final Accounts accounts;
    private final Orders orders;
    private final Clock clock;

    Walk(DemoStore store, Accounts accounts, Orders orders, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.orders = orders;
        this.clock = clock;
    }

    Hat hat(Part part) {
        return Optional.ofNullable(store.cast().get(part))
                .flatMap(accounts::findHat)
                .orElseThrow(() -> new IllegalStateException("Nobody plays " + part));
    }

    /** The newest that the visitor ordered as the community worker and did not take back. */
    Optional<Order> order() {
        var founded = Founding.MOMENT.atZone(clock.getZone()).toInstant();
        var orderer = hat(Part.COMMUNITY);
        return Scopes.within(Scope.SYSTEM, () -> orders.list(orderer.region(), LATELY)).stream()
                .filter(order -> !order.placed().at().isBefore(founded))
                .filter(order -> order.placed().by().equals(orderer.account()))
                .filter(order -> order.state() != OrderState.CANCELLED)
                .max(Comparator.comparing(order -> order.placed().at()));
    }
}
