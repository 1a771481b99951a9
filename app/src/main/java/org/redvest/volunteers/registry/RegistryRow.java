package org.redvest.volunteers.registry;

import java.util.Set;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.VolunteerStatus;

/** A volunteer as the list shows them. */
public record RegistryRow(
        VolunteerId id,
        String number,
        String name,
        String maskedPhone,
        RegionCode home,
        VolunteerStatus status,
        Set<String> skills) {

    public RegistryRow {
        skills = Set.copyOf(skills);
    }

    /** Never printed: what reaches a log stays there. */
    @Override
    public String toString() {
        return "Row of " + id;
    }
}
