package org.redvest.dispatch.calls;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Hat;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Leave;
import org.redvest.dispatch.NoSuchPlace;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.dispatch.places.Places;
import org.redvest.dispatch.vacancies.PlaceStore;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.Introduction;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes that a volunteer called and cannot come (来电请假): until the service begins, also when they can no longer take leave by themselves. Who
 * noted it stands on the track, and the volunteer is told.
 */
@Component
class NotedLeave {

    private final PlaceStore store;
    private final Places places;
    private final Shifts shifts;
    private final Volunteers volunteers;
    private final Clock clock;

    NotedLeave(PlaceStore store, Places places, Shifts shifts, Volunteers volunteers, Clock clock) {
        this.store = store;
        this.places = places;
        this.shifts = shifts;
        this.volunteers = volunteers;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    NotedLeaveView view(ActivityNumber number, PlaceId id) {
        var activity = shifts.activity(number);
        var place = of(activity, id);
        var known = Scopes.within(Scope.SYSTEM, () -> volunteers.introduce(Set.of(place.volunteer())));
        return new NotedLeaveView(
                activity,
                place,
                Optional.ofNullable(known.get(place.volunteer())).map(Introduction::name),
                place.held() && clock.instant().isBefore(place.start()));
    }

    /** Noted twice, it is noted once. */
    @Transactional
    Leave note(ActivityNumber number, PlaceId id, Hat by) {
        var place = of(shifts.activity(number), id);
        return Scopes.within(Scope.SYSTEM, () -> places.noteLeave(place.id(), place.volunteer(), by.account()));
    }

    /** A place of another order does not exist here; the order itself is read in the reader's scope. */
    private Place of(Activity activity, PlaceId id) {
        return Scopes.within(Scope.SYSTEM, () -> store.find(id))
                .filter(place -> place.activity().equals(activity.number()))
                .orElseThrow(NoSuchPlace::new);
    }
}
