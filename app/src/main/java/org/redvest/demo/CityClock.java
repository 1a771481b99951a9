package org.redvest.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.redvest.attendance.Attendance;
import org.redvest.clock.ApplicationClock;
import org.redvest.clock.ClockSetting;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.orders.Order;
import org.redvest.orders.Orders;
import org.redvest.orders.Shift;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves the city's clock. On the way forward those who accepted the visitor's order come and go at their own minutes;
 * nobody confirms anything meanwhile, so no other service is completed.
 */
@Component
class CityClock {

    /** Early enough to see the code before anybody must be there. */
    private static final Duration BEFORE_SERVICE = Duration.ofMinutes(10);

    private static final Duration AFTER_SERVICE = Duration.ofMinutes(8);
    private static final Duration FORWARD = Duration.ofDays(62);

    private final ApplicationClock clock;
    private final ClockSetting setting;
    private final DemoStore store;
    private final Walk walk;
    private final Neighbours neighbours;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Attendance attendance;

    CityClock(
            ApplicationClock clock,
            ClockSetting setting,
            DemoStore store,
            Walk walk,
            Neighbours neighbours,
            Orders orders,
            Dispatch dispatch,
            Attendance attendance) {
        this.clock = clock;
        this.setting = setting;
        this.store = store;
        this.walk = walk;
        this.neighbours = neighbours;
        this.orders = orders;
        this.dispatch = dispatch;
        this.attendance = attendance;
    }

    /** Ten minutes before the next service: the visitor's, if it lies ahead, else anybody's. False when there is none. */
    @Transactional
    public boolean toNextService() {
        var next = nextService();
        next.ifPresent(shift -> forward(shift.start().minus(BEFORE_SERVICE)));
        return next.isPresent();
    }

    /** When the visitor's service is over and everybody has left. */
    @Transactional
    public boolean toEndOfService() {
        var running = service().filter(this::running);
        running.ifPresent(shift -> forward(shift.end().plus(AFTER_SERVICE)));
        return running.isPresent();
    }

    @Transactional
    public void anHourOn() {
        forward(clock.instant().plus(Duration.ofHours(1)));
    }

    /** As if nobody had ever moved it. */
    @Transactional
    public void backToToday() {
        var founded = store.progress().orElseThrow().offset();
        setting.moveBy(founded.minus(clock.offset()));
    }

    /** Whether the service of the visitor's order is going on, or about to. */
    boolean inService(Order walked) {
        return service(walked).filter(this::running).isPresent();
    }

    private boolean running(Shift shift) {
        var now = clock.instant();
        return !now.isBefore(shift.start().minus(BEFORE_SERVICE)) && now.isBefore(shift.end());
    }

    private Optional<Shift> service() {
        return walk.order().flatMap(CityClock::service);
    }

    private static Optional<Shift> service(Order walked) {
        return walked.liveShifts().isEmpty() ? Optional.empty() : Optional.of(walked.nextShift());
    }

    private Optional<Shift> nextService() {
        var from = clock.instant().plus(BEFORE_SERVICE).plusSeconds(1);
        return service()
                .filter(shift -> shift.start().isAfter(from))
                .or(() -> Scopes.within(Scope.SYSTEM, () -> orders.listStarting(from, from.plus(FORWARD))).stream()
                        .flatMap(order -> order.liveShifts().stream())
                        .filter(shift -> shift.start().isAfter(from))
                        .min(Comparator.comparing(Shift::start)));
    }

    private void forward(Instant to) {
        for (var step : stepsUntil(to)) {
            setting.moveTo(step.at());
            step.act().run();
        }
        setting.moveTo(to);
    }

    private record Step(Instant at, Runnable act) {}

    /** Everybody's coming and going between now and then, in the order of time. */
    private List<Step> stepsUntil(Instant to) {
        var steps = new ArrayList<Step>();
        service().ifPresent(shift -> {
            var visitor = walk.hat(Part.VOLUNTEER).account();
            for (var place : Scopes.within(Scope.SYSTEM, () -> dispatch.held(shift.id()))) {
                if (!place.volunteer().account().equals(visitor)) {
                    long minute = place.id().value() % 8;
                    steps.add(new Step(shift.start().minus(Duration.ofMinutes(8 - minute)), () -> come(shift, place)));
                    steps.add(new Step(shift.end().plus(Duration.ofMinutes(minute % 5)), () -> go(shift, place)));
                }
            }
        });
        var now = clock.instant();
        return steps.stream()
                .filter(step -> step.at().isAfter(now) && !step.at().isAfter(to))
                .sorted(Comparator.comparing(Step::at))
                .toList();
    }

    private void come(Shift shift, Place place) {
        act(shift, place, code -> attendance.checkIn(shift.id(), place.volunteer(), code));
    }

    private void go(Shift shift, Place place) {
        act(shift, place, code -> attendance.checkOut(shift.id(), place.volunteer(), code));
    }

    /** With the code that stands on the community's screen at that minute. */
    private void act(Shift shift, Place place, Consumer<String> act) {
        var community = walk.hat(Part.COMMUNITY);
        var code = Scopes.within(
                community.scope(), () -> attendance.show(shift.id(), community).code());
        Scopes.run(CityLife.scope(neighbours.profile(place.volunteer())), () -> act.accept(code));
    }
}
