package org.redvest.attendance.confirming;

import java.util.Optional;
import org.redvest.attendance.AttendanceWord;
import org.redvest.attendance.marks.Presence;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Arrivals;
import org.redvest.dispatch.Place;
import org.springframework.stereotype.Component;

/** What codes, roll calls and confirmations say of one place. */
@Component
class CheckedArrivals implements Arrivals {

    private final PresenceStore presences;
    private final ConfirmationStore confirmations;

    CheckedArrivals(PresenceStore presences, ConfirmationStore confirmations) {
        this.presences = presences;
        this.confirmations = confirmations;
    }

    @Override
    public Optional<Arrival> of(Place place) {
        return presence(place)
                .filter(presence -> presence.came().isPresent())
                .map(presence -> presence.left().isPresent() ? Arrival.GONE : Arrival.HERE);
    }

    @Override
    public boolean leads(Place place) {
        return Scopes.within(Scope.SYSTEM, () -> presences.lead(place.shift())).equals(Optional.of(place.volunteer()));
    }

    @Override
    public Optional<ArrivalVerdict> verdict(Place place) {
        return presence(place).flatMap(Presence::said).map(said -> verdict(place, said));
    }

    /** That a person came is the community's word only where the community has confirmed. */
    private ArrivalVerdict verdict(Place place, AttendanceWord said) {
        return switch (said) {
            case CAME -> settled(place) ? ArrivalVerdict.RECORDED : ArrivalVerdict.CAME;
            case ABSENT -> ArrivalVerdict.ABSENT;
            case ON_LEAVE -> ArrivalVerdict.ON_LEAVE;
            case EXCUSED -> ArrivalVerdict.EXCUSED;
            case UNRECORDED -> ArrivalVerdict.UNRECORDED;
        };
    }

    private boolean settled(Place place) {
        return Scopes.within(Scope.SYSTEM, () -> confirmations.confirmed(place.shift()))
                .filter(ConfirmationStore.Confirmed::settled)
                .isPresent();
    }

    private Optional<Presence> presence(Place place) {
        return Scopes.within(Scope.SYSTEM, () -> presences.presences(place.shift())).stream()
                .filter(presence -> presence.place().equals(place.id()))
                .findFirst();
    }
}
