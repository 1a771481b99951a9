package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.redvest.database.Installation;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Answer;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.orders.Need;
import org.redvest.orders.Order;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The city answers: what the visitor opens fills by itself, one person after another, but for the place left to the visitor. */
@Component
class CityLife {

    private static final int LATELY = 60;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);
    private static final Duration NEXT_ANSWER = Duration.ofSeconds(7);

    private final Installation installation;
    private final DemoStore store;
    private final Walk walk;
    private final Neighbours neighbours;
    private final Orders orders;
    private final Dispatch dispatch;
    private final Clock clock;

    CityLife(
            Installation installation,
            DemoStore store,
            Walk walk,
            Neighbours neighbours,
            Orders orders,
            Dispatch dispatch,
            Clock clock) {
        this.installation = installation;
        this.store = store;
        this.walk = walk;
        this.neighbours = neighbours;
        this.orders = orders;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 2000, fixedDelay = 1500, timeUnit = TimeUnit.MILLISECONDS)
    void answer() {
        if (!installation.isDemo()
                || store.progress().filter(DemoStore.Progress::founded).isEmpty()) {
            return;
        }
        var filling = Scopes.within(Scope.SYSTEM, () -> orders.list(CastList.CITY, LATELY)).stream()
                .filter(order -> order.state() == OrderState.DISPATCHING)
                .collect(Collectors.toMap(Order::number, Function.identity()));
        if (filling.isEmpty()) {
            return;
        }
        var founded = Founding.MOMENT.atZone(clock.getZone()).toInstant();
        var walked = walk.order().map(Order::number);
        Scopes.within(Scope.SYSTEM, () -> dispatch.openings(filling.keySet())).stream()
                .filter(opening -> !opening.openedAt().isBefore(founded))
                .filter(opening -> opening.running(clock.instant()))
                .filter(opening -> opening.free() > placesLeft(opening, walked))
                .filter(opening -> opening.taken() < due(opening))
                .forEach(opening -> oneAnswers(opening, Objects.requireNonNull(filling.get(opening.order()))));
    }

    /** The last place of the visitor's own order is for the visitor. */
    private static int placesLeft(Opening opening, Optional<OrderNumber> walked) {
        return walked.filter(opening.order()::equals).isPresent() ? 1 : 0;
    }

    /** How many would have answered by now. */
    private long due(Opening opening) {
        var open = Duration.between(opening.openedAt(), clock.instant()).minus(FIRST_ANSWER);
        return open.isNegative() ? 0 : 1 + open.dividedBy(NEXT_ANSWER);
    }

    private void oneAnswers(Opening opening, Order order) {
        var answered = Scopes.within(Scope.SYSTEM, () -> dispatch.held(order.number())).stream()
                .map(Place::volunteer)
                .collect(Collectors.toSet());
        answered.add(VolunteerId.of(walk.hat(Part.VOLUNTEER).account()));
        for (var neighbour : neighbours.ableTo(
                need(order, opening), order, new Random(opening.need().value()))) {
            if (!answered.contains(neighbour.id()) && accepts(opening, neighbour)) {
                return;
            }
        }
    }

    /** Some say no, and it costs them nothing. */
    private boolean accepts(Opening opening, Profile neighbour) {
        var chance = new Random(opening.need().value() * 31 + neighbour.id().value());
        return Scopes.within(scope(neighbour), () -> {
            if (chance.nextInt(3) == 0) {
                dispatch.decline(opening.need(), neighbour.id());
                return false;
            }
            var request = new UUID(chance.nextLong(), chance.nextLong());
            return dispatch.accept(opening.need(), neighbour.id(), request) instanceof Answer.Accepted;
        });
    }

    static Scope scope(Profile volunteer) {
        return Scope.volunteer(volunteer.id().value(), volunteer.home().value());
    }

    private static Need need(Order order, Opening opening) {
        return order.shifts().stream()
                .flatMap(shift -> shift.needs().stream())
                .filter(need -> need.id().equals(opening.need()))
                .findFirst()
                .orElseThrow();
    }
}
