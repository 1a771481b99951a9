package org.redvest.volunteers.teams;

import java.time.Instant;
import java.util.Optional;
import org.redvest.volunteers.VolunteerId;

/**
 * One who belongs to a team or has asked to.
 *
 * @param joinedAt empty until the leader has admitted them
 */
public record TeamMember(VolunteerId volunteer, Instant askedAt, Optional<Instant> joinedAt) {

    public boolean admitted() {
        return joinedAt.isPresent();
    }
}
