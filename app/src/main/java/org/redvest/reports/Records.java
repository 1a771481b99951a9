package org.redvest.reports;

import java.time.Clock;
import java.time.Instant;
import org.redvest.attendance.HoursCorrected;
import org.redvest.attendance.OrderEvaluated;
import org.redvest.attendance.ServiceConfirmed;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.OrderApproved;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderChanged;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.OrderRejected;
import org.redvest.orders.OrderState;
import org.redvest.orders.OrderSubmitted;
import org.redvest.orders.Orders;
import org.redvest.reports.RecordStore.Step;
import org.redvest.web.Live;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Keeps the records behind the figures. An event may come twice: each of these may be told again and changes nothing. */
@Component
class Records {

    private final RecordStore store;
    private final Orders orders;
    private final Live live;
    private final Clock clock;

    Records(RecordStore store, Orders orders, Live live, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.live = live;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(ServiceConfirmed event) {
        Scopes.run(Scope.SYSTEM, () -> {
            store.session(event, event.start().atZone(clock.getZone()).toLocalDate());
            event.participations().forEach(each -> store.participation(event.shift(), event.start(), each, event.at()));
            var order = orders.order(event.order());
            store.order(order, clock.getZone());
            if (order.state() == OrderState.AWAITING_EVALUATION || order.state() == OrderState.CLOSED) {
                store.step(event.order(), Step.CONFIRMED, event.at());
            }
        });
        live.changed("figures");
    }

    @ApplicationModuleListener
    void on(HoursCorrected event) {
        Scopes.run(Scope.SYSTEM, () -> {
            store.supersede(event.participation(), event.at());
            store.participation(event.shift(), store.start(event.shift()), event.participation(), event.at());
        });
        live.changed("figures");
    }

    @ApplicationModuleListener
    void on(OrderEvaluated event) {
        step(event.order(), Step.EVALUATED, event.at());
        live.changed("figures");
    }

    @ApplicationModuleListener
    void on(OrderSubmitted event) {
        Scopes.run(Scope.SYSTEM, () -> store.order(orders.order(event.order()), clock.getZone()));
    }

    @ApplicationModuleListener
    void on(OrderChanged event) {
        Scopes.run(Scope.SYSTEM, () -> store.order(orders.order(event.order()), clock.getZone()));
    }

    @ApplicationModuleListener
    void on(OrderApproved event) {
        step(event.order(), Step.APPROVED, event.at());
    }

    @ApplicationModuleListener
    void on(OrderRejected event) {
        step(event.order(), Step.REJECTED, event.at());
    }

    @ApplicationModuleListener
    void on(OrderCancelled event) {
        step(event.order(), Step.CANCELLED, event.at());
    }

    private void step(OrderNumber order, Step step, Instant at) {
        Scopes.run(Scope.SYSTEM, () -> {
            store.order(orders.order(order), clock.getZone());
            store.step(order, step, at);
        });
    }
}
