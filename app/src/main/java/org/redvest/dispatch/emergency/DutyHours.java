package org.redvest.dispatch.emergency;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a volunteer is ready for emergency calls (待命).
 *
 * @param until from when it was said until then; empty: not at a stretch
 * @param days weekly on these days, from hour to hour; an end that is not after the begin lies on the next day
 */
public record DutyHours(Optional<Instant> until, Set<DayOfWeek> days, LocalTime from, LocalTime to) {

    public static final DutyHours NEVER =
            new DutyHours(Optional.empty(), Set.of(), LocalTime.of(18, 0), LocalTime.of(22, 0));

    public DutyHours {
        days = Set.copyOf(days);
    }

    static DutyHours weekly(int bits, LocalTime from, LocalTime to, Optional<Instant> until) {
        var days = new TreeSet<DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            if ((bits & bit(day)) != 0) {
                days.add(day);
            }
        }
        return new DutyHours(until, days, from, to);
    }

    int bits() {
        return days.stream().mapToInt(DutyHours::bit).sum();
    }

    static int bit(DayOfWeek day) {
        return 1 << day.ordinal();
    }

    /** The same rule in SQL is {@link DutyStore}'s; a test holds that both say the same. */
    public boolean isOnDuty(Instant now, ZoneId zone) {
        if (until.filter(now::isBefore).isPresent()) {
            return true;
        }
        var local = now.atZone(zone);
        var time = local.toLocalTime();
        boolean today =
                days.contains(local.getDayOfWeek()) && !time.isBefore(from) && (time.isBefore(to) || overnight());
        boolean sinceYesterday = days.contains(local.getDayOfWeek().minus(1)) && overnight() && time.isBefore(to);
        return today || sinceYesterday;
    }

    public boolean overnight() {
        return !from.isBefore(to);
    }
}
