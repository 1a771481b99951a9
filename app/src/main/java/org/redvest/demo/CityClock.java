package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Shift;
import org.springframework.stereotype.Component;

/** Where a visitor may move the city's clock: forward only, a week at most in one step, and the city lives through all of it. */
@Component
class CityClock {

    /** Early enough to see the code before anybody must be there. */
    static final Duration BEFORE_SERVICE = Duration.ofMinutes(10);

    private static final Duration AFTER_SERVICE = Duration.ofMinutes(8);

    /** A click may take so long; then a page shows how far the city is. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Clock clock;
    private final CityDays days;
    private final Walk walk;
    private final Orders orders;

    CityClock(Clock clock, CityDays days, Walk walk, Orders orders) {
        this.clock = clock;
        this.days = days;
        this.walk = walk;
        this.orders = orders;
    }

    /** Ten minutes before the next service: the visitor's, if it lies ahead, else anybody's; a day on, when there is none. */
    void toNextService() {
        days.go(
                nextService().map(shift -> shift.start().minus(BEFORE_SERVICE)).orElseGet(() -> on(Duration.ofDays(1))),
                PATIENCE);
    }

    /** When the visitor's service is over and everybody else has left. */
    void toEndOfService() {
        walk.order()
                .flatMap(CityClock::service)
                .filter(this::running)
                .ifPresent(shift -> days.go(shift.end().plus(AFTER_SERVICE), PATIENCE));
    }

    void anHourOn() {
        days.go(on(Duration.ofHours(1)), PATIENCE);
    }

    void aDayOn() {
        days.go(on(Duration.ofDays(1)), PATIENCE);
    }

    Optional<Going> going() {
        return days.going();
    }

    /** Whether the service of the visitor's order is going on, or about to. */
    boolean inService(Order walked) {
        return service(walked).filter(this::running).isPresent();
    }

    private boolean running(Shift shift) {
        var now = clock.instant();
        return !now.isBefore(shift.start().minus(BEFORE_SERVICE)) && now.isBefore(shift.end());
    }

    private static Optional<Shift> service(Order walked) {
        return walked.liveShifts().isEmpty() ? Optional.empty() : Optional.of(walked.nextShift());
    }

    private Optional<Shift> nextService() {
        var from = clock.instant().plus(BEFORE_SERVICE).plusSeconds(1);
        return walk.order()
                .flatMap(CityClock::service)
                .filter(shift -> shift.start().isAfter(from))
                .or(() -> Scopes.within(
                        Scope.SYSTEM,
                        () -> orders.listStarting(from, from.plus(CityDays.FARTHEST)).stream()
                                .flatMap(order -> order.liveShifts().stream())
                                .filter(shift -> shift.start().isAfter(from))
                                .min(Comparator.comparing(Shift::start))));
    }

    private Instant on(Duration step) {
        return clock.instant().plus(step);
    }
}
