package org.redvest.attendance.roll;

import java.time.Clock;
import org.redvest.attendance.marks.PresenceStore;
import org.redvest.attendance.marks.StepStore;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Opening;
import org.redvest.dispatch.Place;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.springframework.stereotype.Component;

/** With the first who comes a service cannot be moved any more; when that was a slip, it can again. Runs as the system. */
@Component
class FirstArrivals {

    private final PresenceStore presences;
    private final StepStore steps;
    private final Dispatch dispatch;
    private final Shifts shifts;
    private final Clock clock;

    FirstArrivals(PresenceStore presences, StepStore steps, Dispatch dispatch, Shifts shifts, Clock clock) {
        this.presences = presences;
        this.steps = steps;
        this.dispatch = dispatch;
        this.shifts = shifts;
        this.clock = clock;
    }

    /** An arrival was taken back: perhaps it was the only one. A person who comes at the same moment waits for the answer. */
    void takenBack(Place place) {
        steps.lockSteps(place.shift());
        boolean nobody = presences.presences(place.shift()).stream()
                .noneMatch(presence -> presence.came().isPresent());
        if (nobody && clock.instant().isBefore(place.start())) {
            shifts.takeBackBeginning(place.shift(), standing(place));
        }
    }

    /** As its openings say: complete, still to be taken, or short. */
    private ShiftState standing(Place place) {
        var now = clock.instant();
        var openings = dispatch.openings(place.activity()).stream()
                .filter(opening -> opening.shift().equals(place.shift()))
                .toList();
        if (openings.stream().allMatch(Opening::complete)) {
            return ShiftState.STAFFED;
        }
        return openings.stream().anyMatch(opening -> opening.running(now)) ? ShiftState.DISPATCHING : ShiftState.SHORT;
    }
}
