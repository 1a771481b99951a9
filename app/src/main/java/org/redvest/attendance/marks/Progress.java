package org.redvest.attendance.marks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.attendance.Confirmation;
import org.redvest.attendance.Evaluation;
import org.redvest.attendance.NoSuchShift;
import org.redvest.attendance.NotedMark;
import org.redvest.database.OneByOne;
import org.redvest.dispatch.Dispatch;
import org.redvest.dispatch.Place;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.ShiftState;
import org.redvest.shifts.Shifts;
import org.redvest.shifts.TrackEntry;
import org.springframework.stereotype.Component;

/** Moves a shift on as its time comes and as people come: in service, ended, confirmed; and its activity to its end. Callers run as the system. */
@Component
public class Progress {

    private final Shifts shifts;
    private final StepStore steps;
    private final ShiftPlaces places;
    private final Dispatch dispatch;
    private final OneByOne oneByOne;
    private final Clock clock;

    Progress(Shifts shifts, StepStore steps, ShiftPlaces places, Dispatch dispatch, OneByOne oneByOne, Clock clock) {
        this.shifts = shifts;
        this.steps = steps;
        this.places = places;
        this.dispatch = dispatch;
        this.oneByOne = oneByOne;
        this.clock = clock;
    }

    /**
     * With the first who checks in the service cannot be moved any more; it begins at its time, and the track says both. Whoever is there
     * is not asked any more whether they come.
     */
    public void begun(Place place, NotedMark came) {
        dispatch.came(place);
        steps.lockSteps(place.shift());
        if (!may(place.shift(), ShiftState.IN_SERVICE)) {
            return;
        }
        if (came.at().isBefore(place.start())) {
            var first = TrackEntry.byNobody(came.at(), "attendance.track.first").about(place.shift());
            if (shifts.advanceIfStill(place.shift(), ShiftState.IN_SERVICE, first)) {
                shifts.record(place.activity(), beginning(place.shift(), place.start()));
            }
        } else {
            begin(place.shift(), place.start());
        }
    }

    private void begin(ShiftId shift, Instant start) {
        shifts.advanceIfStill(shift, ShiftState.IN_SERVICE, beginning(shift, start));
    }

    private static TrackEntry beginning(ShiftId shift, Instant start) {
        return TrackEntry.byNobody(start, "attendance.track.begun").about(shift);
    }

    /** What time alone decides, however long the server stood still. A shift without people does not begin. */
    public void catchUp() {
        var now = clock.instant();
        var begun = shifts.listBegun(now).stream()
                .flatMap(activity -> activity.liveShifts().stream())
                .filter(shift -> shift.state().compareTo(ShiftState.ENDED) < 0)
                .filter(shift -> !shift.start().isAfter(now))
                .toList();
        oneByOne.each(begun, shift -> {
            if (!places.of(shift.id()).isEmpty()) {
                catchUp(shift);
            }
        });
    }

    private void catchUp(Shift shift) {
        steps.lockSteps(shift.id());
        var now = clock.instant();
        if (may(shift.id(), ShiftState.IN_SERVICE) && !now.isBefore(shift.start())) {
            begin(shift.id(), shift.start());
        }
        if (may(shift.id(), ShiftState.ENDED) && !now.isBefore(shift.end())) {
            shifts.advance(
                    shift.id(),
                    ShiftState.ENDED,
                    TrackEntry.byNobody(shift.end(), "attendance.track.ended").about(shift.id()));
        }
    }

    /** @param by whose word it is; empty where the shift was settled from the marks */
    public void confirmed(Shift shift, Optional<AccountId> by, Confirmation.Receipt receipt) {
        catchUp(shift);
        var added = new Object[] {receipt.came(), receipt.accepted(), Duration.ofMinutes(receipt.minutes())};
        var what = "attendance.track." + receipt.ending().word();
        var entry = by.map(who -> TrackEntry.by(who, receipt.at(), what, added))
                .orElseGet(() -> TrackEntry.byNobody(receipt.at(), what, added));
        shifts.advance(shift.id(), ShiftState.CONFIRMED, entry.about(shift.id()));
    }

    public void evaluated(Activity activity, AccountId by, Evaluation.Given given) {
        shifts.close(activity.number(), TrackEntry.by(by, given.at(), "attendance.track.evaluated", given.stars()));
    }

    private boolean may(ShiftId shift, ShiftState next) {
        return shift(shifts.activityOf(shift), shift).state().leadsTo(next);
    }

    public static Shift shift(Activity activity, ShiftId id) {
        return activity.shifts().stream()
                .filter(shift -> shift.id().equals(id))
                .findFirst()
                .orElseThrow(NoSuchShift::new);
    }
}
