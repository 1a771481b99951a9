package org.redvest.volunteers.merging;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Identity;
import org.redvest.volunteers.Profile;
import org.redvest.volunteers.Team;

/**
 * One of the two, as the administrator compares them.
 *
 * @param home with the divisions above it
 * @param document the masked number of their identity document
 * @param signsIn whether somebody has chosen a password for the account
 */
public record ComparedPerson(
        Profile profile,
        Identity identity,
        String home,
        Optional<String> document,
        boolean signsIn,
        List<Team> teams,
        int licences,
        int insurances) {

    public ComparedPerson {
        teams = List.copyOf(teams);
    }

    public String number() {
        return profile.number();
    }
}
