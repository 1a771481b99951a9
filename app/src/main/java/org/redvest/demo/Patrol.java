package org.redvest.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.redvest.catalogue.MenuItemId;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.web.Queries;
import org.springframework.stereotype.Component;

/** The river patrol that the guide's first step opens. It took place before the founding, so it is looked for once. */
@Component
class Patrol {

    static final LocalDate DAY = LocalDate.of(2026, 2, 11);

    private final Orders orders;
    private final Clock clock;
    private volatile Optional<String> page = Optional.empty();

    Patrol(Orders orders, Clock clock) {
        this.orders = orders;
        this.clock = clock;
    }

    /** Its rows as everybody reads them, opened at that evening; a city of few people may have had none. */
    Optional<String> page() {
        if (page.isEmpty()) {
            page = find().map(Patrol::page);
        }
        return page;
    }

    /** A city was founded: its patrol is another one than that of a city before it. */
    void forget() {
        page = Optional.empty();
    }

    private Optional<Order> find() {
        var from = DAY.atStartOfDay(clock.getZone());
        return Scopes.within(
                        Scope.SYSTEM,
                        () -> orders.listStarting(
                                from.toInstant(), from.plusDays(1).toInstant()))
                .stream()
                .filter(order -> order.region().equals(CastList.RIVERSIDE))
                .filter(order -> order.service()
                        .item()
                        .filter(new MenuItemId("river-patrol")::equals)
                        .isPresent())
                .filter(order -> order.state() == OrderState.AWAITING_EVALUATION || order.state() == OrderState.CLOSED)
                .findFirst();
    }

    private static String page(Order order) {
        return Queries.with(
                "/published/participations",
                "since",
                DAY,
                "until",
                DAY,
                "county",
                CastList.RIVERSIDE.county(),
                "open",
                order.shifts().getFirst().id());
    }
}
