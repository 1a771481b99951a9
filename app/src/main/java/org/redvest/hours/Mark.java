package org.redvest.hours;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

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
        CODE("code"),
        ROLL("roll"),
        CONFIRMATION("confirmation"),
        CORRECTION("correction");

        private final String code;

        How(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static How of(String code) {
            return Stream.of(values())
                    .filter(how -> how.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "A mark is made by code, roll, confirmation or correction, not by \"%s\"".formatted(code)));
        }
    }
}
