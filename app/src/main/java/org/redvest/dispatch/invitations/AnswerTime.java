package org.redvest.dispatch.invitations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.redvest.shifts.Window;

/**
 * Until when an invitation can be answered. A third of the time to the service, at least two hours and at most a day, counted while people
 * are awake: what would end in the night ends in the morning. In any case it ends early enough to get there.
 */
public final class AnswerTime {

    /** As the usual quiet hours of messages. */
    private static final LocalTime NIGHT = LocalTime.of(22, 0);

    private static final LocalTime MORNING = LocalTime.of(7, 0);

    /** What would end in the night can be answered until then. */
    private static final LocalTime BREAKFAST = LocalTime.of(9, 0);

    private static final Duration SHORTEST = Duration.ofHours(2);
    private static final Duration LONGEST = Duration.ofDays(1);

    /** An invitation that must be answered sooner is no longer sent: the telephone is left. */
    private static final Duration TO_ANSWER = Duration.ofMinutes(30);

    private AnswerTime() {}

    /**
     * Returns the end in whole minutes; empty when it is too late to ask.
     *
     * @param way what the person needs to get there
     */
    public static Optional<Instant> until(Instant now, Instant start, Duration way, ZoneId zone) {
        var leaves = way.compareTo(Window.TO_GET_THERE) > 0 ? way : Window.TO_GET_THERE;
        var latest = start.minus(leaves).truncatedTo(ChronoUnit.MINUTES);
        var awake = awake(now, zone);
        if (latest.isBefore(awake.plus(TO_ANSWER))) {
            return Optional.empty();
        }
        var wanted = awake.plus(given(Duration.between(awake, latest)));
        var shifted = isNight(wanted, zone) ? morning(wanted, zone, BREAKFAST) : wanted;
        return Optional.of((shifted.isBefore(latest) ? shifted : latest).truncatedTo(ChronoUnit.MINUTES));
    }

    private static Duration given(Duration left) {
        var third = left.dividedBy(3);
        if (third.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return third.compareTo(LONGEST) > 0 ? LONGEST : third;
    }

    /** Whether people are asleep. */
    public static boolean isNight(Instant time, ZoneId zone) {
        var clock = LocalTime.ofInstant(time, zone);
        return !clock.isBefore(NIGHT) || clock.isBefore(MORNING);
    }

    /** When people get up after this night. */
    static Instant morning(Instant night, ZoneId zone) {
        return morning(night, zone, MORNING);
    }

    private static Instant awake(Instant now, ZoneId zone) {
        return isNight(now, zone) ? morning(now, zone, MORNING) : now;
    }

    private static Instant morning(Instant night, ZoneId zone, LocalTime at) {
        var local = night.atZone(zone);
        var day = local.toLocalTime().isBefore(MORNING)
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
        return day.atTime(at).atZone(zone).toInstant();
    }
}
