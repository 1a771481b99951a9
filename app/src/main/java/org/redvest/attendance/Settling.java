package org.redvest.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.redvest.attendance.confirming.Confirmations;
import org.redvest.attendance.marks.CheckInRules;
import org.redvest.attendance.marks.Progress;
import org.redvest.attendance.marks.ShiftPlaces;
import org.redvest.database.OnOneNode;
import org.redvest.database.OneByOne;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.Window;
import org.springframework.stereotype.Component;

/**
 * Ends what no community has confirmed (系统结算): the set days after a shift ended, the marks of check-ins, check-outs and rolls say
 * who came and how long. The community can correct each line afterwards.
 */
@Component
public class Settling {

    private final Shifts shifts;
    private final ShiftPlaces places;
    private final Confirmations confirmations;
    private final OneByOne oneByOne;
    private final CheckInRules limits;
    private final Clock clock;

    Settling(
            Shifts shifts,
            ShiftPlaces places,
            Confirmations confirmations,
            OneByOne oneByOne,
            CheckInRules limits,
            Clock clock) {
        this.shifts = shifts;
        this.places = places;
        this.confirmations = confirmations;
        this.oneByOne = oneByOne;
        this.limits = limits;
        this.clock = clock;
    }

    /** When a shift of this time is settled if the community has not confirmed by then. */
    public Instant due(Window shift) {
        return limits.on(day(shift)).settles(shift);
    }

    private LocalDate day(Window shift) {
        return shift.start().atZone(clock.getZone()).toLocalDate();
    }

    /** Each shift in a transaction of its own: one that fails does not hold up the others. */
    @OnOneNode(every = "${redvest.housekeeping}")
    void settle() {
        Scopes.run(Scope.SYSTEM, () -> {
            var now = clock.instant();
            var due = shifts.listUnconfirmed(now).stream()
                    .flatMap(activity -> activity.shifts().stream())
                    .filter(shift -> shift.state() == ShiftState.ENDED)
                    .filter(shift -> !due(shift.window()).isAfter(now))
                    .toList();
            oneByOne.each(due, shift -> settle(shifts.activity(shift.activity()), shift));
        });
    }

    private void settle(Activity activity, Shift shift) {
        confirmations.settle(activity, Progress.shift(activity, shift.id()), places.of(shift.id()));
    }
}
