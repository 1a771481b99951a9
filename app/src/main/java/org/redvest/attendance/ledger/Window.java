package org.redvest.attendance.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** From when to when a shift was planned. */
public record Window(Instant start, Instant end) {

    public Window {
        start = start.truncatedTo(ChronoUnit.MINUTES);
        end = end.truncatedTo(ChronoUnit.MINUTES);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A shift from %s to %s ends before it begins".formatted(start, end));
        }
    }

    /** Whole minutes of the stay that fall into the shift; coming early or leaving late adds nothing. */
    public int minutesOf(Mark came, Mark left) {
        var from = came.at().isAfter(start) ? came.at() : start;
        var to = left.at().isBefore(end) ? left.at() : end;
        return Math.toIntExact(Math.max(0, Duration.between(from, to).toMinutes()));
    }
}
