package org.redvest.volunteers;

import org.redvest.web.NotFound;

/** Absent, or another's: who may not see it cannot tell. */
public final class NoSuchVolunteer extends NotFound {
    private static final long serialVersionUID = 1L;

    public NoSuchVolunteer() {
        super("No such volunteer");
    }
}
