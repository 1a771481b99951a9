package org.redvest.setup.divisions;

import org.redvest.web.NotFound;

/** A division or amendment that is not there, or not within this hat's reach. */
class NoSuchDivision extends NotFound {

    private static final long serialVersionUID = 1L;

    NoSuchDivision() {
        super("No such division");
    }
}
