package org.redvest.demo;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
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
import org.redvest.dispatch.Dispatch;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** The visitor's walk through the loop: who plays which part, and which order it follows. */
@Component
class Walk {

    private static final int LATELY = 20;
    private static final Set<OrderState> TAKEN_BACK = EnumSet.of(OrderState.CANCELLED, OrderState.REJECTED);

    private final DemoStore store;
    private final Accounts accounts;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Clock clock;

    /** Who plays a part plays it as long as the city stands. */
    private final Map<CastRole, Hat> hats = new ConcurrentHashMap<>();

    Walk(DemoStore store, Accounts accounts, Orders orders, Dispatch dispatch, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.orders = orders;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    Hat hat(CastRole part) {
        return hats.computeIfAbsent(
                part,
                wanted -> Optional.ofNullable(store.cast().get(wanted))
                        .flatMap(accounts::findHat)
                        .orElseThrow(() -> new IllegalStateException("Nobody plays " + wanted)));
    }

    /** The volunteer whom the guide leads. */
    VolunteerId volunteer() {
        return VolunteerId.of(hat(CastRole.VOLUNTEER).account());
    }

    /** Whom a visitor can be among the volunteers: they answer for themselves, and the city never in their place. */
    Set<VolunteerId> played() {
        return Stream.of(CastRole.values())
                .filter(part -> part.role().serves())
                .map(part -> VolunteerId.of(hat(part).account()))
                .collect(Collectors.toSet());
    }

    /**
     * What the visitor ordered as the community worker and did not take back: the first of this round, whatever is ordered beside
     * it; the newest for one who came without the guide.
     */
    Optional<Walked> walked(Round round) {
        var byTime = Comparator.comparing((Order order) -> order.placed().at())
                .thenComparing(order -> order.number().value());
        var began = round.began().filter(at -> !at.isAfter(clock.instant()));
        var ordered = placed().stream()
                .filter(order ->
                        began.filter(at -> order.placed().at().isBefore(at)).isEmpty());
        return (began.isPresent() ? ordered.min(byTime) : ordered.max(byTime))
                .map(order -> new Walked(order, shift(order)));
    }

    private List<Order> placed() {
        var orderer = hat(CastRole.COMMUNITY);
        return Scopes.within(Scope.SYSTEM, () -> orders.list(orderer.region(), LATELY)).stream()
                .filter(this::isVisitors)
                .filter(order -> !TAKEN_BACK.contains(order.state()))
                .toList();
    }

    /** Of several services the first that the volunteer has a place at and the community has not confirmed. */
    private Shift shift(Order order) {
        var hers = order.liveShifts().stream().filter(this::isHers).toList();
        return hers.stream()
                .filter(shift -> shift.state() != ShiftState.CONFIRMED)
                .findFirst()
                .orElseGet(() -> hers.isEmpty() ? order.nextShift() : hers.getLast());
    }

    private boolean isHers(Shift shift) {
        var volunteer = volunteer();
        return Scopes.within(Scope.SYSTEM, () -> dispatch.held(shift.id())).stream()
                .anyMatch(place -> place.volunteer().equals(volunteer));
    }

    /** Whether a visitor placed it: then the city answers it, and leaves to the visitor what the community does. */
    boolean isVisitors(Order order) {
        return order.placed().by().equals(hat(CastRole.COMMUNITY).account())
                && !order.placed().at().isBefore(founded());
    }

    private Instant founded() {
        return Founding.MOMENT.atZone(clock.getZone()).toInstant();
    }
}
