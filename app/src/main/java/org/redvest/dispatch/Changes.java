package org.redvest.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.OrderCancelled;
import org.redvest.orders.OrderChanged;
import org.redvest.orders.Orders;
import org.redvest.orders.Shift;
import org.redvest.orders.ShiftId;
import org.redvest.orders.ShiftState;
import org.redvest.orders.TrackEntry;
import org.redvest.volunteers.Volunteers;
import org.redvest.web.Live;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the community's changes, and the passing of time, do to openings and places. Each may be told twice. */
@Component
class Changes {

    /** What a moved service can newly break; whoever has accepted is not judged again by anything else. */
    private static final Set<Rule> OF_TIME = EnumSet.of(Rule.NOT_FREE, Rule.CLASHES);

    private final OpeningStore openings;
    private final PlaceStore places;
    private final Openings opening;
    private final Admission admission;
    private final Volunteers volunteers;
    private final Orders orders;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Changes(
            OpeningStore openings,
            PlaceStore places,
            Openings opening,
            Admission admission,
            Volunteers volunteers,
            Orders orders,
            Live live,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.openings = openings;
        this.places = places;
        this.opening = opening;
        this.admission = admission;
        this.volunteers = volunteers;
        this.orders = orders;
        this.live = live;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The record of who had a place stays; nobody is bound by it any more. */
    @ApplicationModuleListener
    void cancelled(OrderCancelled event) {
        Scopes.run(Scope.SYSTEM, () -> {
            openings.withdraw(event.order(), event.at());
            var order = orders.order(event.order());
            for (Place place : places.list(event.order())) {
                // What was served, or is being served, was not cancelled with the rest.
                if (find(order, place.shift())
                        .filter(shift -> shift.state() == ShiftState.CANCELLED)
                        .isPresent()) {
                    free(place, Place.Why.CANCELLED, event.at());
                }
            }
            live.changed("order/" + event.order());
        });
    }

    /** Those who can still come keep their place; the others are freed of it and told, and it is open again. */
    @ApplicationModuleListener
    void changed(OrderChanged event) {
        Scopes.run(Scope.SYSTEM, () -> {
            var order = orders.order(event.order());
            for (Shift shift : order.liveShifts()) {
                adjust(order, shift, event.moved().contains(shift.id()), event.at());
            }
            live.changed("order/" + event.order());
        });
    }

    /** Notices the openings whose time is over; by the application's clock, which a demo may move. */
    @Scheduled(
            initialDelayString = "${redvest.dispatch.settle-every:PT5S}",
            fixedDelayString = "${redvest.dispatch.settle-every:PT5S}")
    void settle() {
        Scopes.run(
                Scope.SYSTEM,
                () -> transactions.executeWithoutResult(_ -> {
                    var now = clock.instant();
                    var settled = openings.settle(now);
                    var shifts = new HashSet<ShiftId>();
                    settled.stream()
                            .map(OpeningStore.Settled::shift)
                            .filter(shifts::add)
                            .forEach(shift -> {
                                int missing = settled.stream()
                                        .filter(each -> each.shift().equals(shift))
                                        .mapToInt(OpeningStore.Settled::missing)
                                        .sum();
                                settle(shift, missing, now);
                            });
                }));
    }

    private void settle(ShiftId id, int missing, Instant now) {
        var order = orders.orderOf(id);
        var shift = find(order, id);
        if (missing > 0
                && shift.filter(each -> each.state() == ShiftState.DISPATCHING).isPresent()) {
            orders.advance(id, ShiftState.SHORT, TrackEntry.byNobody(now, "dispatch.track.short", missing));
            events.publishEvent(new ShiftShort(id, order.number(), order.region(), missing, now));
        }
        live.changed("order/" + order.number());
    }

    private void adjust(Order order, Shift shift, boolean moved, Instant at) {
        var locked = openings.lockShift(shift.id());
        if (locked.isEmpty()) {
            return;
        }
        for (Opening before : locked) {
            move(before, shift);
        }
        if (moved) {
            places.move(shift.id(), shift.start(), shift.end());
            places.list(shift.id()).forEach(place -> recheck(place, at));
        }
        var after = openings.lockShift(shift.id());
        int free = after.stream().mapToInt(Opening::free).sum();
        if (free > 0
                && find(orders.order(order.number()), shift.id())
                        .filter(each -> each.state() == ShiftState.STAFFED)
                        .isPresent()) {
            orders.advance(
                    shift.id(), ShiftState.DISPATCHING, TrackEntry.byNobody(at, "dispatch.track.open-again", free));
        }
    }

    private void move(Opening before, Shift shift) {
        int people = shift.needs().stream()
                .filter(need -> need.id().equals(before.need()))
                .mapToInt(need -> need.people())
                .findFirst()
                .orElse(before.places());
        // Moved to so soon that nobody can come by themselves any more: closed at once, and the committee calls.
        var closes = Openings.closing(shift.start(), clock.instant(), clock.getZone())
                .orElse(shift.start());
        openings.move(before.need(), shift.start(), shift.end(), closes, people);
    }

    private void recheck(Place place, Instant at) {
        var found = openings.find(place.need()).orElseThrow();
        var profile = volunteers.profile(place.volunteer());
        var others = opening.held(place.volunteer(), found.asked()).stream()
                .filter(held -> !held.place().id().equals(place.id()))
                .toList();
        boolean comes = admission.reasons(found.asked(), profile, others, Optional.empty()).stream()
                .map(Rule::of)
                .noneMatch(OF_TIME::contains);
        if (!comes) {
            free(place, Place.Why.CHANGED, at);
        }
    }

    private void free(Place place, Place.Why why, Instant at) {
        if (places.free(place.id(), why, at)) {
            openings.giveBack(place.need());
            events.publishEvent(new PlaceFreed(place.id(), place.order(), place.volunteer(), place.region(), why, at));
        }
    }

    private static Optional<Shift> find(Order order, ShiftId id) {
        return order.shifts().stream().filter(shift -> shift.id().equals(id)).findFirst();
    }
}
