package org.redvest.attendance;

import java.time.Duration;
import java.time.Instant;

/**
 * What whoever leads a shift shows to those who arrive, and sees of them.
 *
 * @param step how long a code holds
 * @param left how long this one still holds
 */
public record Shown(Sheet sheet, String code, Duration step, Duration left, Instant opens, Instant closes) {

    public boolean open(Instant now) {
        return !now.isBefore(opens) && !now.isAfter(closes);
    }
}
