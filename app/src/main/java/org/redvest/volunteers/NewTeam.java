package org.redvest.volunteers;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;
import org.redvest.regions.RegionCode;

/** A team about to be founded. */
public record NewTeam(String name, RegionCode region, VolunteerId leader, Set<VolunteerId> members) {

    public NewTeam {
        members = Set.copyOf(members);
    }

    SequencedSet<VolunteerId> everybody() {
        var everybody = new LinkedHashSet<VolunteerId>();
        everybody.add(leader);
        everybody.addAll(members);
        return everybody;
    }
}
