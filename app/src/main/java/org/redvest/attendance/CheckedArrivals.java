package org.redvest.attendance;

import java.util.Optional;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Arrivals;
import org.redvest.dispatch.Place;
import org.springframework.stereotype.Component;

/** Arrivals by code or by roll call. */
@Component
class CheckedArrivals implements Arrivals {

    private final PresenceStore presences;

    CheckedArrivals(PresenceStore presences) {
        this.presences = presences;
    }

    @Override
    public Optional<Arrival> of(Place place) {
        return Scopes.within(Scope.SYSTEM, () -> presences.presences(place.shift())).stream()
                .filter(presence -> presence.place().equals(place.id()) && presence.came().isPresent())
                .findFirst()
                .map(presence -> presence.left().isPresent() ? Arrival.GONE : Arrival.HERE);
    }
}
