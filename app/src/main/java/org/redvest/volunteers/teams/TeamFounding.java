package org.redvest.volunteers.teams;

import org.redvest.volunteers.TeamId;
import org.redvest.web.Problems;

/** What comes of founding a team. */
sealed interface TeamFounding {

    record Founded(TeamId team) implements TeamFounding {}

    record Refused(Problems problems) implements TeamFounding {}
}
