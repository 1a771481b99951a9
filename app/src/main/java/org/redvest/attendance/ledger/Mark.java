package org.redvest.attendance.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * That somebody came or left, to the minute.
 *
 * @param how by what it was recorded
 */
public record Mark(Instant at, How how) {

    public Mark {
        at = at.truncatedTo(ChronoUnit.MINUTES);
    }

    /** By the code that changes, called by roll, or completed by the community when it confirmed or corrected. */
    public enum How {
        CODE,
        ROLL,
        CONFIRMATION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
