package org.redvest.orders;

import java.time.Duration;
import java.time.Instant;

/** From when to when. */
public record Window(Instant start, Instant end) {

    public Window {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A shift from %s must end later, not at %s".formatted(start, end));
        }
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean overlaps(Window other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
