package org.redvest.volunteers.registry;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Identity;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.Team;
import org.redvest.web.ShownOnce;

/**
 * A volunteer as staff see them.
 *
 * @param phone the whole telephone number, where it was asked for on this page
 */
public record VolunteerFile(Profile profile, Identity identity, List<Team> teams, Optional<ShownOnce> phone) {

    public VolunteerFile {
        teams = List.copyOf(teams);
    }

    public String address() {
        return "/volunteers/" + profile.number();
    }

    VolunteerFile with(ShownOnce whole) {
        return new VolunteerFile(profile, identity, teams, Optional.of(whole));
    }
}
