package org.redvest.dispatch.vacancies;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** The places that people hold in a span of time, as the engine sees them. */
@Component
public class HeldNeeds {

    private final PlaceStore places;
    private final Admission admission;

    HeldNeeds(PlaceStore places, Admission admission) {
        this.places = places;
        this.admission = admission;
    }

    /** Those that begin from {@code from} on and before {@code to}, the first first. */
    public List<HeldNeed> of(VolunteerId volunteer, Instant from, Instant to) {
        return of(List.of(volunteer), from, to).getOrDefault(volunteer, List.of());
    }

    /** In one statement; a person who holds nothing has no entry. */
    public Map<VolunteerId, List<HeldNeed>> of(Collection<VolunteerId> volunteers, Instant from, Instant to) {
        return places.held(volunteers, from, to).stream()
                .map(sited -> admission.held(sited.place(), sited.site()))
                .collect(Collectors.groupingBy(held -> held.place().volunteer()));
    }
}
