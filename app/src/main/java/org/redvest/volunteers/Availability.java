package org.redvest.volunteers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.redvest.engine.FreeTime;
import org.redvest.engine.Slot;

/**
 * When somebody is free: the usual week, and single days that differ from it.
 *
 * @param exceptions on these days exactly these parts; none means not free that day
 */
public record Availability(WeekPattern week, SortedMap<LocalDate, Set<Part>> exceptions) {

    public Availability {
        exceptions = exceptions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> Set.copyOf(e.getValue()),
                        (a, b) -> b,
                        TreeMap<LocalDate, Set<Part>>::new));
    }

    public static Availability weekly(WeekPattern week) {
        return new Availability(week, new TreeMap<>());
    }

    public Set<Part> on(LocalDate day) {
        Set<Part> exception = exceptions.get(day);
        return exception != null ? exception : week.on(day.getDayOfWeek());
    }

    public Availability except(LocalDate day, Set<Part> parts) {
        var changed = new TreeMap<>(exceptions);
        changed.put(day, parts);
        return new Availability(week, changed);
    }

    public Availability usualOn(LocalDate day) {
        var changed = new TreeMap<>(exceptions);
        changed.remove(day);
        return new Availability(week, changed);
    }

    /** The windows of these days, both included. */
    public FreeTime between(LocalDate first, LocalDate last) {
        var windows = new ArrayList<Slot>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (Part part : on(day)) {
                windows.add(part.on(day));
            }
        }
        return FreeTime.of(windows);
    }
}
