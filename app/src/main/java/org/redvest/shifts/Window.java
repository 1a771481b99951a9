package org.redvest.shifts;

import java.time.Duration;
import java.time.Instant;

/** From when to when. */
public record Window(Instant start, Instant end) {

    /** So long before its start people must know of a service, to get there. */
    public static final Duration TO_GET_THERE = Duration.ofHours(1);

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A shift from %s must end later, not at %s".formatted(start, end));
        }
    }

    /** Whether there is still time to offer it: people who learn of it later cannot get there. */
    public boolean canBeOffered(Instant now) {
        return now.isBefore(start.minus(TO_GET_THERE));
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean overlaps(Window other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
