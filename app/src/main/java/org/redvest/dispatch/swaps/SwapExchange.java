package org.redvest.dispatch.swaps;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.Reason;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.dispatch.vacancies.VacancyStore;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Live;
import org.springframework.stereotype.Component;

/** Exchanges the places of a swap, by the rules of that moment. Locks the vacancies, then the activities; the people are locked before. */
@Component
class SwapExchange {

    private final SwapStore store;
    private final SwapWishStore wishStore;
    private final SwapRules rules;
    private final PlaceStore places;
    private final VacancyStore vacancies;
    private final Shifts shifts;
    private final Live live;

    SwapExchange(
            SwapStore store,
            SwapWishStore wishStore,
            SwapRules rules,
            PlaceStore places,
            VacancyStore vacancies,
            Shifts shifts,
            Live live) {
        this.store = store;
        this.wishStore = wishStore;
        this.rules = rules;
        this.places = places;
        this.vacancies = vacancies;
        this.shifts = shifts;
        this.live = live;
    }

    /** With what is needed to judge; empty where it cannot be given now. */
    Optional<SwapWish> givable(PlaceId id) {
        return places.find(id)
                .flatMap(place -> rules.wishes(List.of(place)).stream()
                        .filter(rules::mayGive)
                        .findFirst());
    }

    /** Why one of them may not take the next one's place. */
    Optional<SwapAnswer> barred(List<SwapWish> circle, Optional<VolunteerId> me) {
        var possible = rules.possible(circle);
        for (int seat = 0; seat < circle.size(); seat++) {
            var mine = circle.get(seat);
            var theirs = circle.get((seat + 1) % circle.size());
            if (!possible.mayTake(mine, theirs)) {
                boolean asks = me.equals(Optional.of(mine.place().volunteer()));
                List<Reason> reasons = asks ? possible.reasons(mine, theirs) : List.of();
                return Optional.of(new SwapAnswer.Barred(reasons));
            }
        }
        return Optional.empty();
    }

    /**
     * Gives each the place of the next, all at once. The people are locked.
     *
     * @param me whose yes was the last
     * @return why nothing was exchanged; empty when it was
     */
    Optional<SwapAnswer> exchange(PlaceSwap swap, VolunteerId me, Instant now) {
        var held = swap.seats().stream()
                .map(seat -> places.find(seat.gives()).orElseThrow())
                .toList();
        vacancies.lock(held.stream().map(Place::need).toList());
        held.stream()
                .map(Place::activity)
                .distinct()
                .sorted(Comparator.comparing(ActivityNumber::value))
                .forEach(shifts::lock);
        var wishes = swap.seats().stream()
                .flatMap(seat -> givable(seat.gives()).stream())
                .toList();
        if (wishes.size() < swap.seats().size() || !ahead(wishes)) {
            return Optional.of(new SwapAnswer.Over(SwapEndKind.BROKEN));
        }
        var barred = barred(wishes, Optional.of(me));
        if (barred.isPresent()) {
            return barred;
        }
        places.deferOverlaps();
        wishes.forEach(each -> places.free(each.place().id(), Place.Why.SWAPPED, now));
        for (int seat = 0; seat < wishes.size(); seat++) {
            take(
                    swap,
                    wishes.get(seat).place(),
                    wishes.get((seat + 1) % wishes.size()).place(),
                    now);
        }
        places.checkOverlaps();
        store.end(swap.id(), SwapEndKind.DONE, now);
        return Optional.empty();
    }

    /** The number of people at each service stays what it was. */
    private void take(PlaceSwap swap, Place given, Place taken, Instant now) {
        var who = given.volunteer();
        wishStore.end(given.id(), "swapped", now);
        store.receive(swap.id(), who, places.insert(taken.need(), who, now));
        shifts.record(
                taken.activity(),
                TrackEntry.byNobody(
                                now, "dispatch.track.swapped", taken.volunteer().account(), who.account())
                        .about(taken.shift()));
        live.changed("activity/" + taken.activity());
    }

    private boolean ahead(List<SwapWish> wishes) {
        return wishes.stream().allMatch(each -> {
            var activity = shifts.activity(each.place().activity());
            return activity.state().beforeService()
                    && activity.shift(each.place().shift()).state().ahead();
        });
    }
}
