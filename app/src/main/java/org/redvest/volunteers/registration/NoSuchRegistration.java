package org.redvest.volunteers.registration;

import org.redvest.web.NotFound;

/** Absent, or beyond the reader's region: who may not see it cannot tell. */
public final class NoSuchRegistration extends NotFound {
    private static final long serialVersionUID = 1L;

    NoSuchRegistration() {
        super("No such registration");
    }
}
