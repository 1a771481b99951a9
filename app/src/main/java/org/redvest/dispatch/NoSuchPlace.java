package org.redvest.dispatch;

import org.redvest.web.NotFound;

/** Absent, or another's: who may not see it cannot tell. */
public final class NoSuchPlace extends NotFound {
    private static final long serialVersionUID = 1L;

    public NoSuchPlace() {
        super("No such place");
    }
}
