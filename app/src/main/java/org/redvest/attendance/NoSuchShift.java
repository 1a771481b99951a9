package org.redvest.attendance;

import org.redvest.web.NotFound;

/** Absent, or not for whoever asks: who may not see it cannot tell. */
public final class NoSuchShift extends NotFound {
    private static final long serialVersionUID = 1L;

    public NoSuchShift() {
        super("No such shift");
    }
}
