package org.redvest.notices;

import org.redvest.web.NotFound;

/** Absent, or somebody else's. */
final class NoSuchNotice extends NotFound {
    private static final long serialVersionUID = 1L;

    NoSuchNotice() {
        super("No such notice");
    }
}
