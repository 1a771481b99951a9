package org.redvest.dispatch.swaps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.NoSuchPlace;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.SwapNews;
import org.redvest.dispatch.SwapNews.Turn;
import org.redvest.dispatch.swaps.PlaceSwap.SwapSeat;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets volunteers exchange places. Until the last of them has agreed everybody keeps their own; then all change at once, by the rules of that
 * moment. Locks in the order of {@link org.redvest.dispatch.places.Places}: the volunteers, the vacancies, the activities.
 */
@Component
public class Swaps {

    /** People look at their phone once a day. */
    private static final Duration TO_ANSWER = Duration.ofHours(24);

    /** Less is no time to answer. */
    private static final Duration SHORTEST = Duration.ofMinutes(30);

    private final SwapStore store;
    private final SwapWishStore wishStore;
    private final SwapExchange exchange;
    private final PlaceStore places;
    private final Volunteers volunteers;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Swaps(
            SwapStore store,
            SwapWishStore wishStore,
            SwapExchange exchange,
            PlaceStore places,
            Volunteers volunteers,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.wishStore = wishStore;
        this.exchange = exchange;
        this.places = places;
        this.volunteers = volunteers;
        this.events = events;
        this.clock = clock;
    }

    /** The holder would give this place for another (挂出来换). Done twice, it is done once; they keep it until a swap is done. */
    @Transactional
    public SwapAnswer putUp(PlaceId place, VolunteerId me) {
        volunteers.lock(me);
        own(place, me);
        return Scopes.within(Scope.SYSTEM, () -> {
            if (exchange.givable(place).isEmpty()) {
                return new SwapAnswer.NotNow();
            }
            wishStore.putUp(place, clock.instant());
            return new SwapAnswer.PutUp();
        });
    }

    /** Keeps the place after all; a swap that waits for others ends. */
    @Transactional
    public void takeDown(PlaceId place, VolunteerId me) {
        volunteers.lock(me);
        own(place, me);
        Scopes.run(Scope.SYSTEM, () -> {
            wishStore.end(place, "taken-back", clock.instant());
            store.open(place).flatMap(store::find).ifPresent(swap -> refuse(swap, me));
        });
    }

    /** Asks the holder of a place that is put up to take this one for it. Who asks has agreed. */
    @Transactional
    public SwapAnswer propose(PlaceId place, PlaceId theirs, VolunteerId me) {
        own(place, me);
        return Scopes.within(Scope.SYSTEM, () -> {
            var holder = places.find(theirs)
                    .filter(Place::held)
                    .filter(each -> wishStore.since(theirs).isPresent());
            if (holder.isEmpty()) {
                return new SwapAnswer.NotNow();
            }
            volunteers.lockAll(List.of(me, holder.get().volunteer()));
            return propose(List.of(place, theirs), Optional.of(me));
        });
    }

    /**
     * Those who exchanged change back, if all agree again and nothing began meanwhile.
     *
     * @param id of a swap that was done
     */
    @Transactional
    public SwapAnswer back(long id, VolunteerId me) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var done = find(id, me);
            var now = done.seats().stream()
                    .flatMap(each -> each.receives().stream())
                    .toList();
            if (now.size() < done.seats().size()) {
                return new SwapAnswer.NotNow();
            }
            volunteers.lockAll(done.seats().stream().map(SwapSeat::volunteer).toList());
            return propose(now.reversed(), Optional.of(me));
        });
    }

    /**
     * In the caller's transaction, in which the people are locked.
     *
     * @param circle the holder of each place takes the next
     */
    SwapAnswer propose(List<PlaceId> circle, Optional<VolunteerId> by) {
        var now = clock.instant();
        var wishes =
                circle.stream().flatMap(each -> exchange.givable(each).stream()).toList();
        if (wishes.size() < circle.size()
                || circle.stream().anyMatch(each -> store.open(each).isPresent())) {
            return new SwapAnswer.NotNow();
        }
        var barred = exchange.barred(wishes, by);
        if (barred.isPresent()) {
            return barred.get();
        }
        var closes = wishes.stream()
                .map(each -> each.opening().closesAt())
                .min(Instant::compareTo)
                .orElseThrow();
        var due = closes.isBefore(now.plus(TO_ANSWER)) ? closes : now.plus(TO_ANSWER);
        if (due.isBefore(now.plus(SHORTEST))) {
            return new SwapAnswer.NotNow();
        }
        long swap = store.propose(wishes.getFirst().place().region().county(), now, due);
        for (int seat = 0; seat < circle.size(); seat++) {
            if (!store.seat(swap, seat, circle.get(seat), by, now)) {
                throw new IllegalStateException("A place of swap %d was seated elsewhere meanwhile".formatted(swap));
            }
        }
        tell(store.find(swap).orElseThrow(), Turn.PROPOSED, now);
        return new SwapAnswer.Proposed(swap);
    }

    /** The last yes exchanges all places. Said twice, it is said once. */
    @Transactional
    public SwapAnswer agree(long id, VolunteerId me) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var people = find(id, me).seats().stream().map(SwapSeat::volunteer).toList();
            volunteers.lockAll(people);
            var swap = find(id, me);
            var now = clock.instant();
            if (swap.end().isPresent()) {
                var kind = swap.end().get().kind();
                return swap.seat(me)
                        .receives()
                        .<SwapAnswer>map(SwapAnswer.Swapped::new)
                        .orElseGet(() -> new SwapAnswer.Over(kind));
            }
            if (!swap.openAt(now)) {
                return over(swap, SwapEndKind.SILENT, now);
            }
            store.agree(id, me, now);
            var agreed = find(id, me);
            return agreed.awaited().isEmpty()
                    ? exchanged(agreed, me, now)
                    : new SwapAnswer.Agreed(agreed.awaited().size());
        });
    }

    /** Needs no reason and costs nothing. Who has said yes before takes it back. */
    @Transactional
    public SwapAnswer decline(long id, VolunteerId me) {
        return Scopes.within(Scope.SYSTEM, () -> {
            volunteers.lockAll(
                    find(id, me).seats().stream().map(SwapSeat::volunteer).toList());
            var swap = find(id, me);
            return swap.end()
                    .<SwapAnswer>map(end -> swap.seat(me)
                            .receives()
                            .<SwapAnswer>map(SwapAnswer.Swapped::new)
                            .orElseGet(() -> new SwapAnswer.Over(end.kind())))
                    .orElseGet(() -> refuse(swap, me));
        });
    }

    /** Another's swap does not exist. */
    PlaceSwap find(long id, VolunteerId me) {
        var swap = store.find(id).orElseThrow(NoSuchPlace::new);
        swap.seat(me);
        return swap;
    }

    SwapAnswer over(PlaceSwap swap, SwapEndKind how, Instant now) {
        if (how == SwapEndKind.SILENT) {
            swap.awaited().forEach(seat -> store.decline(swap.id(), seat.volunteer(), now));
        }
        store.end(swap.id(), how, now);
        tell(find(swap.id(), swap.seats().getFirst().volunteer()), Turn.OFF, now);
        return new SwapAnswer.Over(how);
    }

    private SwapAnswer exchanged(PlaceSwap agreed, VolunteerId me, Instant now) {
        var broken = exchange.exchange(agreed, me, now);
        if (broken.isPresent()) {
            over(agreed, SwapEndKind.BROKEN, now);
            return broken.get();
        }
        var done = find(agreed.id(), me);
        tell(done, Turn.DONE, now);
        return new SwapAnswer.Swapped(done.seat(me).receives().orElseThrow());
    }

    private SwapAnswer refuse(PlaceSwap swap, VolunteerId me) {
        var now = clock.instant();
        store.decline(swap.id(), me, now);
        over(swap, SwapEndKind.DECLINED, now);
        return new SwapAnswer.Declined();
    }

    /** Another's place does not exist. */
    private void own(PlaceId id, VolunteerId me) {
        if (places.find(id).filter(place -> place.volunteer().equals(me)).isEmpty()) {
            throw new NoSuchPlace();
        }
    }

    private void tell(PlaceSwap swap, Turn turn, Instant now) {
        var seats = swap.seats().stream()
                .map(seat -> {
                    var gives = places.find(seat.gives()).orElseThrow();
                    var takes = places.find(swap.next(seat).gives()).orElseThrow();
                    return new SwapNews.SwapSide(
                            seat.volunteer(),
                            seat.gives(),
                            gives.shift(),
                            gives.activity(),
                            gives.start(),
                            takes.start(),
                            gives.held(),
                            seat.agreed(),
                            seat.declinedAt().isPresent(),
                            seat.receives());
                })
                .toList();
        events.publishEvent(new SwapNews(swap.id(), turn, seats, swap.due(), now));
    }
}
