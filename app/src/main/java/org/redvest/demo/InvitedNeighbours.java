package org.redvest.demo;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.VolunteersInvited.OneInvited;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;
import org.redvest.orders.Orders;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/**
 * Neighbours whom a visitor invites answer while one watches: most say yes, some no, and some nothing. At a service that is filled in waves
 * one of them takes leave afterwards, and the system asks another.
 */
@Component
class InvitedNeighbours {

    private static final int LATELY = 60;
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(4);

    /** So long everybody who comes is on the page before one of them cannot. */
    private static final Duration UNTIL_LEAVE = Duration.ofSeconds(20);

    /** One after another where few are asked; a plan's many in some looks. */
    private static final int LOOKS = 20;

    /** Of ten who are asked, one says nothing and two say no. */
    private static final int SURE = 9;

    private final Walk walk;
    private final Volunteers volunteers;
    private final Orders orders;
    private final Shifts shifts;
    private final Dispatch dispatch;
    private final Clock clock;

    private final Set<Long> answered = new HashSet<>();
    private final Set<ShiftId> left = new HashSet<>();

    InvitedNeighbours(Walk walk, Volunteers volunteers, Orders orders, Shifts shifts, Dispatch dispatch, Clock clock) {
        this.walk = walk;
        this.volunteers = volunteers;
        this.orders = orders;
        this.shifts = shifts;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** What is due now. */
    void answer() {
        synchronized (walk) {
            var asked = Scopes.within(
                    Scope.SYSTEM, () -> dispatch.unanswered(clock.instant().minus(FIRST_ANSWER)));
            var theirs = asked.stream()
                    .filter(each -> !walk.played().contains(each.volunteer()))
                    .filter(each -> !answered.contains(each.invitation()))
                    .toList();
            theirs.stream()
                    .filter(each -> !isKept(each, asked))
                    .limit(1 + theirs.size() / LOOKS)
                    .forEach(each -> answer(each, isNeeded(each, theirs)));
        }
    }

    /** @param needed they do not say no, and are not silent */
    private void answer(OneInvited asked, boolean needed) {
        answered.add(asked.invitation());
        int drawn = needed ? SURE : drawn(asked);
        if (drawn == 0) {
            return;
        }
        as(
                asked.volunteer(),
                drawn < 3
                        ? () -> dispatch.decline(asked.need(), asked.volunteer())
                        : () -> dispatch.accept(asked.need(), asked.volunteer(), UUID.randomUUID()));
    }

    private static int drawn(OneInvited asked) {
        long seed = asked.need().value() * 1_000_003 + asked.volunteer().value();
        return new SplittableRandom(seed).nextInt(SURE + 1);
    }

    /** Where only so many are left that each counts, one more included who comes when somebody takes leave. */
    private boolean isNeeded(OneInvited each, List<OneInvited> unanswered) {
        long others = unanswered.stream()
                .filter(one -> one.need().equals(each.need()))
                .filter(one -> !answered.contains(one.invitation()))
                .count();
        return opening(each).filter(opening -> others <= opening.free() + 1).isPresent();
    }

    /** The last place of a visitor's order is for the volunteer whom the guide leads, where she was asked. */
    private boolean isKept(OneInvited each, List<OneInvited> asked) {
        boolean hers = asked.stream()
                .anyMatch(
                        one -> one.need().equals(each.need()) && one.volunteer().equals(walk.volunteer()));
        return hers && opening(each).filter(opening -> opening.free() <= 1).isPresent();
    }

    private Optional<Opening> opening(OneInvited each) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> shifts.activitiesOf(Set.of(each.need())).stream()
                        .flatMap(activity -> dispatch.openings(activity.number()).stream())
                        .filter(opening -> opening.need().equals(each.need()))
                        .findFirst());
    }

    /** Once for each service: somebody is ill. */
    void takeLeave() {
        synchronized (walk) {
            Scopes.within(Scope.SYSTEM, () -> orders.list(CastList.COUNTY, LATELY)).stream()
                    .filter(walk::isVisitors)
                    .filter(order -> order.state() == OrderState.STAFFED)
                    .map(Order::nextShift)
                    .forEach(this::takeLeave);
        }
    }

    private void takeLeave(Shift shift) {
        if (shift.state() != ShiftState.STAFFED || left.contains(shift.id())) {
            return;
        }
        var filled = clock.instant().minus(UNTIL_LEAVE);
        var held = Scopes.within(
                Scope.SYSTEM, () -> dispatch.asksInWaves(shift.id()) ? dispatch.held(shift.id()) : List.<Place>of());
        if (held.stream().noneMatch(place -> place.acceptedAt().isAfter(filled))) {
            held.stream()
                    .filter(place -> !walk.played().contains(place.volunteer()))
                    .findFirst()
                    .ifPresent(place -> {
                        left.add(shift.id());
                        as(place.volunteer(), () -> dispatch.leave(place.id(), place.volunteer()));
                    });
        }
    }

    private void as(VolunteerId id, ScopedValue.CallableOp<Object, RuntimeException> act) {
        var neighbour = Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id));
        Scopes.within(CityLife.scope(neighbour), act);
    }
}
