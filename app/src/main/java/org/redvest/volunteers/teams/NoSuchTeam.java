package org.redvest.volunteers.teams;

import org.redvest.web.NotFound;

/** Absent, dissolved, or not for whoever asks. */
final class NoSuchTeam extends NotFound {
    private static final long serialVersionUID = 1L;

    NoSuchTeam() {
        super("No such team");
    }
}
