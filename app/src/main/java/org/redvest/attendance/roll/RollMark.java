package org.redvest.attendance.roll;

import java.util.Locale;

/** Which of the two marks of a place was called by roll. */
public enum RollMark {
    ARRIVAL,
    DEPARTURE;

    /** The end of a path, and of a key in the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
