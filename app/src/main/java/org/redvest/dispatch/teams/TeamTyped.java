package org.redvest.dispatch.teams;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.redvest.volunteers.TeamId;

/** The form in which a team is asked, as it was filled in. */
record TeamTyped(String team, String places, String until) {

    static final TeamTyped NOTHING = new TeamTyped("", "", "");

    Optional<TeamId> chosen() {
        return team.matches("[0-9]{1,18}") ? Optional.of(new TeamId(Long.parseLong(team))) : Optional.empty();
    }

    /** A number of people that is none of the list's asks for one. */
    int people() {
        return places.matches("[0-9]{1,4}") ? Integer.parseInt(places) : 1;
    }

    /** A time that cannot be read lies before every other: it is refused as one that is over. */
    Optional<Instant> time(ZoneId zone) {
        if (until.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(until.strip()).atZone(zone).toInstant());
        } catch (DateTimeParseException _) {
            return Optional.of(Instant.EPOCH);
        }
    }
}
