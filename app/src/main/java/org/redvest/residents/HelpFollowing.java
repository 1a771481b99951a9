package org.redvest.residents;

import java.time.Clock;
import java.time.Instant;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderReconsidered;
import org.redvest.orders.OrderRejected;
import org.redvest.orders.OrderSubmitted;
import org.redvest.orders.PrefilledOrders;
import org.redvest.shifts.ActivityAdvanced;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ActivityState;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Hears what becomes of the orders that were made for residents. Heard twice, it is written once. */
@Component
class HelpFollowing {

    private final HelpRequestStore store;
    private final PrefilledOrders orders;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final Clock clock;

    HelpFollowing(
            HelpRequestStore store, PrefilledOrders orders, ApplicationEventPublisher events, Live live, Clock clock) {
        this.store = store;
        this.orders = orders;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /** A form that was begun for a resident has become an order. */
    @ApplicationModuleListener
    void on(OrderSubmitted event) {
        Scopes.run(
                Scope.SYSTEM,
                () -> store.lockBegun(event.region())
                        .forEach(request -> request.draft()
                                .flatMap(draft -> orders.placed(draft, event.region()))
                                .filter(event.order()::equals)
                                .ifPresent(order -> {
                                    store.ordered(request.id(), order, event.at());
                                    live.changed(HelpDesk.topic(event.region()));
                                })));
    }

    @ApplicationModuleListener
    void on(OrderRejected event) {
        nothingCameOf(event.order(), event.at());
    }

    @ApplicationModuleListener
    void on(OrderCancelled event) {
        nothingCameOf(event.order(), event.at());
    }

    @ApplicationModuleListener
    void on(OrderReconsidered event) {
        Scopes.run(Scope.SYSTEM, () -> store.goOn(event.order(), event.at()));
    }

    @ApplicationModuleListener
    void on(ActivityAdvanced event) {
        if (event.state() == ActivityState.UNFILLED) {
            nothingCameOf(event.activity(), event.at());
        } else {
            Scopes.run(Scope.SYSTEM, () -> store.moved(event.activity(), event.at()));
        }
    }

    /** The resident is owed an answer again, and the promise runs anew. */
    private void nothingCameOf(ActivityNumber order, Instant at) {
        Scopes.run(
                Scope.SYSTEM,
                () -> store.waitAgain(order, orders.promisedFrom(clock.instant()), at)
                        .forEach(request -> {
                            events.publishEvent(request);
                            live.changed(HelpDesk.topic(request.region()));
                        }));
    }
}
