package org.redvest.channels;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** The part of a day in which a person is left alone (免打扰). From and to the same: none. */
public record QuietHours(LocalTime from, LocalTime to) {

    static final QuietHours USUAL = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));

    /** Who would come to a service this soon after the night must know before they leave. */
    private static final Duration TO_LEAVE_HOME = Duration.ofHours(2);

    /** When a message may go out that is told now. */
    public Instant release(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        if (!covers(local.toLocalTime())) {
            return now;
        }
        var end = local.with(to);
        return (end.isAfter(local) ? end : end.plusDays(1)).toInstant();
    }

    /** A change of a service that begins in the night or soon after it does not wait. */
    public Instant release(Sentence sentence, Optional<Instant> start, Instant now, ZoneId zone) {
        var end = release(now, zone);
        boolean mustBeKnown = switch (sentence.kind()) {
            case EMERGENCY, ACCOUNT -> true;
            case CANCELLATION, CHANGE ->
                start.filter(begins -> begins.isBefore(end.plus(TO_LEAVE_HOME))).isPresent();
            case INVITATION, HOURS, TASK, PROGRESS -> false;
        };
        return mustBeKnown ? now : end;
    }

    private boolean covers(LocalTime time) {
        return from.isBefore(to)
                ? !time.isBefore(from) && time.isBefore(to)
                : !from.equals(to) && (!time.isBefore(from) || time.isBefore(to));
    }
}
