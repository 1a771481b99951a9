package org.redvest.volunteers.teams;

import java.time.Instant;
import java.util.Optional;
import org.redvest.regions.Level;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.TeamId;
import org.redvest.volunteers.VolunteerId;

/**
 * A service team with all that its own pages show.
 *
 * @param offeredTo who was asked to take over the lead and has not answered yet
 * @param token part of the link that one joins by
 */
public record ServiceTeam(
        TeamId id,
        String name,
        RegionCode region,
        String description,
        VolunteerId leader,
        Optional<VolunteerId> deputy,
        Optional<VolunteerId> offeredTo,
        TeamAdmission admission,
        String token,
        Instant foundedAt) {

    /** The leader and the deputy look after the members. */
    boolean ledBy(VolunteerId volunteer) {
        return leader.equals(volunteer) || deputy.filter(volunteer::equals).isPresent();
    }

    /** A home in the county of the team, or in its region where that is a city. */
    boolean isNear(RegionCode home) {
        return region.contains(home)
                || region.level().compareTo(Level.COUNTY) >= 0
                        && region.county().contains(home);
    }

    public String address() {
        return "/teams/" + id.value();
    }

    /** The token opens the team to whoever knows it: not for a log. */
    @Override
    public String toString() {
        return "Team " + id.value();
    }
}
