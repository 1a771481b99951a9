package org.redvest.volunteers;

import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Position;
import org.redvest.engine.Standing;
import org.redvest.engine.Volunteer;
import org.redvest.regions.RegionCode;

/**
 * All that dispatch needs to know of one volunteer; no name, no telephone number.
 *
 * @param number the public number of a registered volunteer (志愿者编号)
 * @param licences codes of qualifications that were checked, each with the last day on which it is valid
 * @param load points ≥ 0: how much was asked of them lately
 * @param status only the active ones may be asked
 */
public record Profile(
        VolunteerId id,
        String number,
        RegionCode home,
        Position position,
        LocalDate born,
        Set<String> skills,
        Map<String, LocalDate> licences,
        double load,
        Preferences preferences,
        VolunteerStatus status) {

    public Profile {
        skills = Set.copyOf(skills);
        licences = Map.copyOf(licences);
    }

    public int ageOn(LocalDate day) {
        return Period.between(born, day).getYears();
    }

    /** The volunteer as the engine sees them on these days, both included. */
    public Volunteer between(LocalDate first, LocalDate last) {
        FreeTime free = preferences.availability().between(first, last);
        return new Volunteer(
                id.engineId(),
                position,
                preferences.radiusKm(),
                preferences.limits(),
                load,
                skills,
                preferences.interests(),
                free,
                new Standing(born, licences, home.value(), preferences.doNotDisturb()));
    }
}
