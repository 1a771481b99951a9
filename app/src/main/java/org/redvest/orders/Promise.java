package org.redvest.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Within how long a community is answered (条例 Art. 13: verify and reply in time), counted from submission while the office is
 * open. A setting with an effective date: an order keeps the promise that was in force when it was sent.
 */
public record Promise(Duration within, LocalTime opens, LocalTime closes) {

    public Instant due(Instant submitted, ZoneId zone) {
        var at = whenOpen(submitted.atZone(zone));
        var left = within;
        while (left.compareTo(Duration.between(at, closing(at))) > 0) {
            left = left.minus(Duration.between(at, closing(at)));
            at = at.plusDays(1).with(opens);
        }
        return at.plus(left).toInstant();
    }

    private ZonedDateTime whenOpen(ZonedDateTime at) {
        if (at.toLocalTime().isBefore(opens)) {
            return at.with(opens);
        }
        return at.toLocalTime().isBefore(closes) ? at : at.plusDays(1).with(opens);
    }

    private ZonedDateTime closing(ZonedDateTime at) {
        return at.with(closes);
    }
}
