package org.redvest.attendance.marks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.redvest.shifts.Window;
import org.redvest.web.TypedHour;

/**
 * A time of day as typed, on the day it must mean: the one that lies in the shift, or nearest to it. Where a shift runs round
 * the clock, its first and its last moment have the same name; who comes means the first, who leaves the last.
 */
public final class TypedTime {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private TypedTime() {}

    /** As it stands in what is said beside a field. */
    public static String hour(Instant time, ZoneId zone) {
        return HOUR.format(time.atZone(zone));
    }

    public static Optional<Instant> arrival(String typed, Window shift, ZoneId zone) {
        return nearest(candidates(typed, shift, zone), shift);
    }

    public static Optional<Instant> departure(String typed, Window shift, ZoneId zone) {
        return nearest(candidates(typed, shift, zone).reversed(), shift);
    }

    /** From the day before the shift to the day after it. */
    private static List<Instant> candidates(String typed, Window shift, ZoneId zone) {
        var from = shift.start().atZone(zone).toLocalDate().minusDays(1);
        var to = shift.end().atZone(zone).toLocalDate().plusDays(2);
        return TypedHour.read(typed)
                .map(TypedHour::time)
                .map(time -> from.datesUntil(to)
                        .map(day -> day.atTime(time).atZone(zone).toInstant())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Instant> nearest(List<Instant> candidates, Window shift) {
        return candidates.stream().min(Comparator.comparing(at -> distance(at, shift)));
    }

    private static Duration distance(Instant at, Window shift) {
        return Stream.of(Duration.between(at, shift.start()), Duration.between(shift.end(), at), Duration.ZERO)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
