package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.orders.Orders;
import org.redvest.shifts.Shift;
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
    private final Dispatch dispatch;

    CityClock(Clock clock, CityDays days, Walk walk, Orders orders, Dispatch dispatch) {
        this.clock = clock;
        this.days = days;
        this.walk = walk;
        this.orders = orders;
        this.dispatch = dispatch;
    }

    /** Ten minutes before the next service of those whom the visitor can be; else of anybody; a day on, when there is none. */
    void toNextService(Optional<Walked> walked) {
        var from = clock.instant().plus(BEFORE_SERVICE).plusSeconds(1);
        Stream.concat(walked.flatMap(CityClock::service).map(Shift::start).stream(), played())
                .filter(start -> start.isAfter(from))
                .min(Comparator.naturalOrder())
                .or(() -> anybodys(from))
                .map(start -> start.minus(BEFORE_SERVICE))
                .ifPresentOrElse(at -> days.go(at, PATIENCE), this::aDayOn);
    }

    /** Ten minutes before the service of the walk, whatever lies before it. */
    void toService(Walked walked) {
        service(walked).ifPresent(shift -> days.go(shift.start().minus(BEFORE_SERVICE), PATIENCE));
    }

    /** When the service of the walk is over and everybody else has left. */
    void toEndOfService(Walked walked) {
        service(walked)
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

    /** Whether the service of the walk is going on, or about to. */
    boolean inService(Walked walked) {
        return service(walked).filter(this::running).isPresent();
    }

    private boolean running(Shift shift) {
        var now = clock.instant();
        return !now.isBefore(shift.start().minus(BEFORE_SERVICE)) && now.isBefore(shift.end());
    }

    private static Optional<Shift> service(Walked walked) {
        return Optional.of(walked.shift()).filter(shift -> shift.state().live());
    }

    private Stream<Instant> played() {
        return Scopes.within(
                Scope.SYSTEM,
                () -> walk.played().stream()
                        .flatMap(volunteer -> dispatch.ahead(volunteer).stream())
                        .filter(place -> place.freed().isEmpty())
                        .map(Place::start)
                        .toList()
                        .stream());
    }

    private Optional<Instant> anybodys(Instant from) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> orders.listStarting(from, from.plus(CityDays.FARTHEST)).stream()
                        .flatMap(order -> order.liveShifts().stream())
                        .map(Shift::start)
                        .filter(start -> start.isAfter(from))
                        .min(Comparator.naturalOrder()));
    }

    private Instant on(Duration step) {
        return clock.instant().plus(step);
    }
}
