package org.redvest.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderChanged;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.Orders;
import org.redvest.orders.Shift;
import org.redvest.orders.ShiftId;
import org.redvest.orders.ShiftState;
import org.redvest.orders.ShiftsCancelled;
import org.redvest.orders.TrackEntry;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the community's changes, and the passing of time, do to openings and places. Each may be told twice. */
@Component
class Changes {

    private final OpeningStore openings;
    private final PlaceStore places;
    private final Moves moves;
    private final Orders orders;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final OneByOne oneByOne;
    private final Clock clock;

    Changes(
            OpeningStore openings,
            PlaceStore places,
            Moves moves,
            Orders orders,
            Live live,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            OneByOne oneByOne,
            Clock clock) {
        this.openings = openings;
        this.places = places;
        this.moves = moves;
        this.orders = orders;
        this.live = live;
        this.events = events;
        this.transactions = transactions;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    /** What was not cancelled with the order runs or is over: who serves or served there keeps the place. */
    @ApplicationModuleListener
    void cancelled(OrderCancelled event) {
        callOff(event.order(), event.at());
    }

    @ApplicationModuleListener
    void cancelled(ShiftsCancelled event) {
        callOff(event.order(), event.at());
    }

    /** Those who can still come keep their place; the others are freed of it and told, and it is open again. */
    @ApplicationModuleListener
    void changed(OrderChanged event) {
        callOff(event.order(), event.at());
        Scopes.run(Scope.SYSTEM, () -> {
            var ahead = orders.order(event.order()).liveShifts().stream()
                    .filter(shift -> shift.state().ahead())
                    .toList();
            moves.adjust(ahead, Set.copyOf(event.moved()), event.at());
            live.changed("order/" + event.order());
        });
    }

    /** The record of who had a place at a cancelled service stays; nobody is bound by it any more. */
    void callOff(OrderNumber order, Instant at) {
        Scopes.run(Scope.SYSTEM, () -> {
            var off = orders.order(order).shifts().stream()
                    .filter(shift -> shift.state() == ShiftState.CANCELLED)
                    .map(Shift::id)
                    .toList();
            openings.withdraw(off, at);
            off.forEach(shift -> places.list(shift).forEach(place -> moves.free(place, Place.Why.CANCELLED, at)));
            live.changed("order/" + order);
        });
    }

    /** Notices the openings whose time is over; by the application's clock, which a demo may move. */
    @OnOneNode(every = "${redvest.dispatch.settle-every:PT5S}")
    void settle() {
        Scopes.run(Scope.SYSTEM, () -> {
            var now = clock.instant();
            var closed = Objects.requireNonNull(transactions.execute(_ -> openings.toSettle(now)));
            oneByOne.each(closed, shift -> openings.settle(shift, now).ifPresent(since -> settle(shift, since, now)));
        });
    }

    /**
     * A shift whose offer was taken back is short already, and was told of to nobody yet. What is told bears the moment at which it came
     * about, not the one at which it is noticed.
     */
    private void settle(ShiftId id, Instant since, Instant now) {
        var order = orders.orderOf(id);
        int missing = openings.lockShift(id).stream().mapToInt(Opening::free).sum();
        find(order, id).filter(_ -> missing > 0).ifPresent(shift -> {
            boolean lacks = shift.state() == ShiftState.SHORT
                    || shift.state() == ShiftState.DISPATCHING
                            && orders.advanceIfStill(
                                    id,
                                    ShiftState.SHORT,
                                    TrackEntry.byNobody(since, "dispatch.track.short", missing)
                                            .about(id));
            // After a standstill it may have begun: nobody can agree on another day for it any more.
            if (lacks && shift.start().isAfter(now)) {
                events.publishEvent(new ShiftShort(id, order.number(), order.region(), missing, since));
            }
        });
        live.changed("order/" + order.number());
    }

    private static Optional<Shift> find(Order order, ShiftId id) {
        return order.shifts().stream().filter(shift -> shift.id().equals(id)).findFirst();
    }
}
