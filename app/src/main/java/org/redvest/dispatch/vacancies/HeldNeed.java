package org.redvest.dispatch.vacancies;

import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.Place;
import org.redvest.engine.Need;
import org.redvest.shifts.NeedId;

/** A place somebody holds, as the engine sees it. */
public record HeldNeed(Place place, Need need) {

    /** The place of one need among all that somebody holds in its month: it begins with the service, so it is one of them. */
    public static Optional<Place> placeAt(NeedId need, List<HeldNeed> held) {
        return held.stream()
                .map(HeldNeed::place)
                .filter(place -> place.need().equals(need))
                .findFirst();
    }
}
