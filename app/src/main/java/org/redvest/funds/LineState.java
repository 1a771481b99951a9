package org.redvest.funds;

import java.util.Locale;

/** Where a line of a fund's book stands. Only an approved one counts. */
public enum LineState {
    /** Proposed by one person, not decided by another. */
    WAITING,
    APPROVED,
    REJECTED,
    /** Taken back by the person who proposed it, before anybody decided. */
    WITHDRAWN,
    /** It was approved, and a later line voids it. */
    VOIDED;

    /** The end of a key in the bundles; the first four stand so in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LineState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
