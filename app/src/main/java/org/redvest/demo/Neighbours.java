package org.redvest.demo;

import java.util.LinkedHashMap;
import java.util.List;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.stereotype.Component;

/**
 * The volunteers of a county, read once for many orders. Only few counties are kept: the largest of a city of 200,000 has 40,000,
 * and each thread works county by county.
 */
@Component
class Neighbours {

    private static final int KEPT = 3;

    private final Volunteers volunteers;
    private final LinkedHashMap<RegionCode, List<Profile>> counties = new LinkedHashMap<>(KEPT, 0.75f, true);

    Neighbours(Volunteers volunteers) {
        this.volunteers = volunteers;
    }

    synchronized List<Profile> of(RegionCode county) {
        var known = counties.get(county);
        if (known == null) {
            if (counties.size() >= KEPT) {
                counties.remove(counties.firstEntry().getKey());
            }
            known = Scopes.within(Scope.SYSTEM, () -> volunteers.candidates(county));
            counties.put(county, known);
        }
        return known;
    }

    /** Nobody needs them for a while. */
    synchronized void forget() {
        counties.clear();
    }

    Profile profile(VolunteerId id) {
        return Scopes.within(Scope.SYSTEM, () -> volunteers.profile(id));
    }
}
