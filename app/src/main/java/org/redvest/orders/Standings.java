package org.redvest.orders;

import org.redvest.shifts.ActivityAdvanced;
import org.redvest.shifts.ActivityState;
import org.redvest.shifts.Owner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets each order stand where its activity does, in the transaction that advances the activity. */
@Component
class Standings {

    private final OrderStore orders;
    private final ApplicationEventPublisher events;

    Standings(OrderStore orders, ApplicationEventPublisher events) {
        this.orders = orders;
        this.events = events;
    }

    @EventListener
    void on(ActivityAdvanced event) {
        if (event.owner() != Owner.ORDER) {
            return;
        }
        if (event.state() == ActivityState.CLOSED) {
            orders.finish(event.activity(), OrderState.CLOSED, event.at());
            events.publishEvent(new OrderClosed(event.activity(), event.region(), event.at()));
        } else {
            orders.stand(event.activity(), OrderState.of(event.state()));
        }
    }
}
