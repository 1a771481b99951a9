package org.redvest.dispatch.teams;

import java.time.Instant;
import java.util.Optional;
import org.redvest.volunteers.TeamId;

/**
 * What a dispatcher asks of a team.
 *
 * @param places how many people
 * @param until when members can be proposed; empty for the usual time
 */
public record TeamWish(TeamId team, int places, Optional<Instant> until) {

    public static TeamWish of(TeamId team, int places) {
        return new TeamWish(team, places, Optional.empty());
    }
}
