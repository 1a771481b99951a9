package org.redvest.orders.drafting;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.orders.AnswerPromise;
import org.redvest.orders.Decision;
import org.redvest.orders.Order;
import org.redvest.orders.OrderApproved;
import org.redvest.orders.OrderStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.NewActivity;
import org.redvest.shifts.Owner;
import org.redvest.shifts.Planning;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.shifts.UrgentActivity;
import org.redvest.shifts.UrgentOwner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An order that the committee places for a community and approves itself (应急): the community confirms and evaluates it like its own. */
@Component
class UrgentOrders implements UrgentOwner {

    private final OrderStore orders;
    private final Planning planning;
    private final Shifts activities;
    private final AnswerPromise promise;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    UrgentOrders(
            OrderStore orders,
            Planning planning,
            Shifts activities,
            AnswerPromise promise,
            ApplicationEventPublisher events,
            Clock clock) {
        this.orders = orders;
        this.planning = planning;
        this.activities = activities;
        this.promise = promise;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Activity begin(UrgentActivity wanted, Hat dispatcher) {
        var region = wanted.region();
        var before = orders.lockDraft(wanted.request(), region);
        if (before.isPresent()) {
            return activities.activity(before.get());
        }
        var now = clock.instant();
        var day = now.atZone(clock.getZone()).toLocalDate();
        var number = planning.nextNumber(region.county(), day);
        var by = dispatcher.account();
        planning.propose(new NewActivity(
                number,
                Owner.ORDER,
                region,
                by,
                wanted.terms(),
                wanted.details(),
                List.of(wanted.window()),
                List.of(wanted.need())));
        orders.insert(number, region, wanted.request(), new Order.Placed(by, now, promise.due(now)));
        planning.release(number);
        orders.decide(number, new Decision(Decision.Verdict.APPROVED, by, now, Optional.empty(), ""));
        activities.record(number, TrackEntry.by(by, now, "orders.track.emergency"));
        events.publishEvent(new OrderApproved(number, region, by, now));
        return activities.lock(number);
    }
}
