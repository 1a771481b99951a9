package org.redvest.dispatch.places;

import java.util.List;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.volunteers.ServiceAhead;
import org.redvest.volunteers.ServicesAhead;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** The places that somebody holds, for those who ask whether they may leave; also places beyond the asker's region. */
@Component
class PlacesAhead implements ServicesAhead {

    private final Dispatch dispatch;

    PlacesAhead(Dispatch dispatch) {
        this.dispatch = dispatch;
    }

    @Override
    public List<ServiceAhead> of(VolunteerId volunteer) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> dispatch.ahead(volunteer).stream()
                        .map(place -> new ServiceAhead(
                                place.start(),
                                place.end(),
                                "/services/" + place.id().value()))
                        .toList());
    }
}
