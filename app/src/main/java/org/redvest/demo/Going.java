package org.redvest.demo;

import java.time.Duration;
import java.time.Instant;

/** The city on its way to a later time. */
public record Going(Instant from, Instant now, Instant to) {

    /** In hundredths. */
    public int share() {
        return (int) (100
                * Duration.between(from, now).toSeconds()
                / Math.max(1, Duration.between(from, to).toSeconds()));
    }
}
