package org.redvest.programmes;

import java.util.Locale;

/** How far its committee has brought a programme. */
public enum ProgrammeState {
    /** Nobody outside the committee knows of it. */
    DRAFT,
    RUNNING,
    /** What lay ahead was called off; what was served stays. */
    ENDED,
    CANCELLED;

    public boolean over() {
        return this == ENDED || this == CANCELLED;
    }

    /** The end of a key in the bundles, and as it stands in the database and in addresses. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProgrammeState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
