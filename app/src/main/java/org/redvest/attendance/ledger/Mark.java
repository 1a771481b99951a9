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

    /** By the code that changes, called by roll, completed by the community when it confirmed, or corrected by it later. */
    public enum How {
        CODE,
        ROLL,
        CONFIRMATION,
        CORRECTION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static How of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
