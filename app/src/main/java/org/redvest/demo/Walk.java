package org.redvest.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** The visitor's walk through the loop: who plays which part, and which order it follows. */
@Component
class Walk {

    private static final int LATELY = 20;

    private final DemoStore store;
    private final Accounts accounts;
    private final Orders orders;
    private final Clock clock;

    /** Who plays a part plays it as long as the city stands. */
    private final Map<Part, Hat> hats = new ConcurrentHashMap<>();

    Walk(DemoStore store, Accounts accounts, Orders orders, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.orders = orders;
        this.clock = clock;
    }

    Hat hat(Part part) {
        return hats.computeIfAbsent(
                part,
                wanted -> Optional.ofNullable(store.cast().get(wanted))
                        .flatMap(accounts::findHat)
                        .orElseThrow(() -> new IllegalStateException("Nobody plays " + wanted)));
    }

    /** The volunteer whom the guide leads. */
    VolunteerId volunteer() {
        return VolunteerId.of(hat(Part.VOLUNTEER).account());
    }

    /** Whom a visitor can be among the volunteers: they answer for themselves, and the city never in their place. */
    Set<VolunteerId> played() {
        return Stream.of(Part.values())
                .filter(part -> part.role().serves())
                .map(part -> VolunteerId.of(hat(part).account()))
                .collect(Collectors.toSet());
    }

    /** The newest that the visitor ordered as the community worker and did not take back. */
    Optional<Order> order() {
        var orderer = hat(Part.COMMUNITY);
        return Scopes.within(Scope.SYSTEM, () -> orders.list(orderer.region(), LATELY)).stream()
                .filter(this::isVisitors)
                .filter(order -> order.state() != OrderState.CANCELLED)
                .max(Comparator.comparing(order -> order.placed().at()));
    }

    /** Whether a visitor placed it: then the city answers it, and leaves to the visitor what the community does. */
    boolean isVisitors(Order order) {
        return order.placed().by().equals(hat(Part.COMMUNITY).account())
                && !order.placed().at().isBefore(founded());
    }

    private Instant founded() {
        return Founding.MOMENT.atZone(clock.getZone()).toInstant();
    }
}
