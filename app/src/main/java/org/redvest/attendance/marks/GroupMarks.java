package org.redvest.attendance.marks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.redvest.attendance.NotedMark;
import org.redvest.database.Installation;
import org.redvest.dispatch.Place;
import org.redvest.dispatch.PlaceId;
import org.redvest.hours.Mark;
import org.redvest.shifts.Shift;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/**
 * A demo's people come and go in groups: the windows and the marks of {@link CheckIns}, with one statement where that takes some
 * for each. Nobody types a code here, so a real installation has no such way.
 */
@Component
public class GroupMarks {

    private final GroupMarkStore store;
    private final StepStore steps;
    private final Progress progress;
    private final Installation installation;
    private final CheckInRules limits;
    private final Clock clock;

    GroupMarks(
            GroupMarkStore store,
            StepStore steps,
            Progress progress,
            Installation installation,
            CheckInRules limits,
            Clock clock) {
        this.store = store;
        this.steps = steps;
        this.progress = progress;
        this.installation = installation;
        this.limits = limits;
        this.clock = clock;
    }

    public int arrive(Shift shift, List<Place> held, Map<VolunteerId, Instant> when) {
        var opens = rules(shift).opens(shift.window());
        var marks = marks(shift, held, when, opens, shift.end());
        if (marks.isEmpty()) {
            return 0;
        }
        var places =
                held.stream().filter(place -> marks.containsKey(place.id())).toList();
        store.keep(places);
        int came = store.came(marks);
        if (came > 0) {
            var first = places.stream()
                    .min(java.util.Comparator.comparing(place -> Objects.requireNonNull(marks.get(place.id()))))
                    .orElseThrow();
            var at = Objects.requireNonNull(marks.get(first.id()));
            progress.begun(
                    first, NotedMark.of(Mark.How.CODE, at, first.volunteer().account(), at));
        }
        return came;
    }

    public int depart(Shift shift, List<Place> held, Map<VolunteerId, Instant> when) {
        var closes = rules(shift).closes(shift.window());
        return store.left(marks(shift, held, when, shift.start(), closes));
    }

    private Map<PlaceId, Instant> marks(
            Shift shift, List<Place> held, Map<VolunteerId, Instant> when, Instant from, Instant to) {
        if (!installation.isDemo()) {
            throw new IllegalStateException("Only a demo's people come in groups");
        }
        if (steps.confirmed(shift.id())) {
            return Map.of();
        }
        return held.stream()
                .filter(place -> when.containsKey(place.volunteer()))
                .filter(place -> {
                    var at = Objects.requireNonNull(when.get(place.volunteer()));
                    return !at.isBefore(from) && !at.isAfter(to);
                })
                .collect(Collectors.toMap(Place::id, place -> Objects.requireNonNull(when.get(place.volunteer()))));
    }

    private CheckInLimits rules(Shift shift) {
        return limits.on(shift.start().atZone(clock.getZone()).toLocalDate());
    }
}
