package org.redvest.dispatch;

import org.redvest.web.NotFound;

/** Absent, or another's: who may not see it cannot tell. */
public final class NoSuchOpening extends NotFound {
    private static final long serialVersionUID = 1L;

    public NoSuchOpening() {
        super("No such opening");
    }
}
