package org.redvest.programmes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityChanged.ChangedPart;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.Planning;
import org.redvest.shifts.PrivateDetails;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Window;

/**
 * What a change of a started post does to its shifts that lie ahead: those whose time is wanted stay; of the others and of the times that
 * are wanted anew those of one day are paired, and such a shift is moved; what is left falls away, or is added.
 */
final class PostRevision {

    private final List<Shift> ahead;
    private final int people;
    private final PrivateDetails before;
    private final PrivateDetails after;
    private final Map<ShiftId, Window> moved = new HashMap<>();
    private final List<Window> added = new ArrayList<>();
    private final List<Shift> off = new ArrayList<>();

    /** @param wanted the times that lie ahead */
    PostRevision(
            Activity activity,
            List<Window> wanted,
            PostOutline outline,
            PrivateDetails before,
            ZoneId zone,
            Instant now) {
        this.ahead = activity.shiftsAhead(now);
        this.people = outline.people();
        this.before = before;
        this.after = outline.details();
        var kept = Set.copyOf(wanted);
        var standing = ahead.stream().map(Shift::window).collect(Collectors.toSet());
        var old = ahead.stream()
                .filter(shift -> !kept.contains(shift.window()))
                .collect(Collectors.groupingBy(shift -> day(shift.window(), zone)));
        var fresh = wanted.stream()
                .filter(window -> !standing.contains(window))
                .sorted(Comparator.comparing(Window::start))
                .collect(Collectors.groupingBy(window -> day(window, zone)));
        old.forEach((day, shifts) -> pair(shifts, fresh.getOrDefault(day, List.of())));
        fresh.forEach((day, windows) -> added.addAll(
                windows.stream().skip(old.getOrDefault(day, List.of()).size()).toList()));
        added.sort(Comparator.comparing(Window::start));
    }

    private void pair(List<Shift> shifts, List<Window> windows) {
        for (int i = 0; i < shifts.size(); i++) {
            if (i < windows.size()) {
                moved.put(shifts.get(i).id(), windows.get(i));
            } else {
                off.add(shifts.get(i));
            }
        }
    }

    private static LocalDate day(Window window, ZoneId zone) {
        return window.start().atZone(zone).toLocalDate();
    }

    List<Window> added() {
        return added;
    }

    List<Shift> off() {
        return off;
    }

    int moved() {
        return moved.size();
    }

    /** Places that people are asked for already are not taken away. */
    boolean takesPlacesAway() {
        return ahead.stream()
                .filter(shift -> !off.contains(shift))
                .anyMatch(shift -> shift.state() != ShiftState.PLANNED && shift.people() > people);
    }

    Planning.Change change() {
        return new Planning.Change(moved, askedAnew(), after, parts());
    }

    boolean changesWhatStays() {
        return !moved.isEmpty() || !parts().isEmpty();
    }

    private Map<NeedId, Integer> askedAnew() {
        return ahead.stream()
                .filter(shift -> !off.contains(shift))
                .flatMap(shift -> shift.needs().stream())
                .filter(need -> need.people() != people)
                .collect(Collectors.toMap(need -> need.id(), _ -> people));
    }

    private Set<ChangedPart> parts() {
        var parts = EnumSet.noneOf(ChangedPart.class);
        if (!askedAnew().isEmpty()) {
            parts.add(ChangedPart.PEOPLE);
        }
        if (!before.address().equals(after.address())) {
            parts.add(ChangedPart.ADDRESS);
        }
        if (!before.contactName().equals(after.contactName())
                || !before.contactPhone().equals(after.contactPhone())) {
            parts.add(ChangedPart.CONTACT);
        }
        if (!before.note().equals(after.note())) {
            parts.add(ChangedPart.NOTE);
        }
        return parts;
    }
}
