package org.redvest.reports;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderApproved;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderEdited;
import org.redvest.orders.OrderRejected;
import org.redvest.orders.OrderState;
import org.redvest.orders.OrderSubmitted;
import org.redvest.orders.Orders;
import org.redvest.reports.RecordStore.OrderMoment;
import org.redvest.shifts.ActivityChanged;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftNotHeld;
import org.redvest.shifts.ShiftsCancelled;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps how far each order is on its way. An event may come twice or late: the first time of each step holds. */
@Component
class OrderSteps {

    private final RecordStore store;
    private final Records records;
    private final Orders orders;
    private final PublishedFigures published;
    private final Clock clock;

    OrderSteps(RecordStore store, Records records, Orders orders, PublishedFigures published, Clock clock) {
        this.store = store;
        this.records = records;
        this.orders = orders;
        this.published = published;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(OrderSubmitted event) {
        keep(event.order());
    }

    @ApplicationModuleListener
    void on(OrderEdited event) {
        keep(event.order());
    }

    @ApplicationModuleListener
    void on(ActivityChanged event) {
        keep(event.activity());
    }

    /** The order is due with what is left of it, and complete when that was confirmed before. */
    @ApplicationModuleListener
    void on(ShiftsCancelled event) {
        if (event.rest()) {
            again(event.activity());
        }
    }

    @ApplicationModuleListener
    void on(OrderApproved event) {
        step(event.order(), OrderMoment.APPROVED, event.at());
    }

    @ApplicationModuleListener
    void on(OrderRejected event) {
        step(event.order(), OrderMoment.REJECTED, event.at());
    }

    @ApplicationModuleListener
    void on(OrderCancelled event) {
        step(event.order(), OrderMoment.CANCELLED, event.at());
    }

    /** Of an order of several services one may still be held: only an order without any has ended so. */
    @ApplicationModuleListener
    void on(ShiftNotHeld event) {
        var state =
                Scopes.within(Scope.SYSTEM, () -> orders.find(event.activity())).map(Order::state);
        if (state.equals(Optional.of(OrderState.UNFILLED))) {
            step(event.activity(), OrderMoment.NOT_HELD, event.at());
        } else {
            again(event.activity());
        }
    }

    private void again(ActivityNumber order) {
        Scopes.run(Scope.SYSTEM, () -> records.writeAgain(order));
        published.changed();
    }

    /** An activity that no order owns has no steps of an order. */
    private void keep(ActivityNumber order) {
        write(order, found -> store.order(found, clock.getZone()));
    }

    private void step(ActivityNumber order, OrderMoment step, Instant at) {
        write(order, found -> store.order(found, clock.getZone(), step, at));
    }

    /** After the follower or before it: who writes an order locks its month, and the follower writes many. */
    private void write(ActivityNumber order, Consumer<Order> step) {
        Scopes.run(Scope.SYSTEM, () -> {
            store.lockPosition();
            orders.find(order).ifPresent(step);
        });
        published.changed();
    }
}
