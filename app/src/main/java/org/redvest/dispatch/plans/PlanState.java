package org.redvest.dispatch.plans;

import java.util.Locale;

/** Where a plan stands. */
public enum PlanState {
    COMPUTING,
    /** It can be read, changed and sent. */
    READY,
    /** The server ended while it was computing. */
    INTERRUPTED,
    FAILED,
    DISCARDED,
    SENT;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PlanState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
