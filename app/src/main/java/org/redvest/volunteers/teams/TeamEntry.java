package org.redvest.volunteers.teams;

import org.redvest.volunteers.VolunteerStatus;

/** What comes of joining by a link. */
sealed interface TeamEntry {

    /** A member from now on, or before. */
    record Joined(ServiceTeam team) implements TeamEntry {}

    /** The leader is asked, now or before. */
    record Asked(ServiceTeam team) implements TeamEntry {}

    /** One who is held back or has left the volunteers joins no team. */
    record NotActive(ServiceTeam team, VolunteerStatus status) implements TeamEntry {}
}
