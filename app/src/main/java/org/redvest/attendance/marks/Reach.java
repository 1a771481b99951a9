package org.redvest.attendance.marks;

import java.util.Optional;
import java.util.function.Function;
import org.redvest.accounts.Hat;
import org.redvest.attendance.NoSuchShift;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.dispatch.Dispatch;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Shifts;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Who may do something to a shift: checked first, in their own scope; the work that follows runs as the system. */
@Component
public class Reach {

    private final Dispatch dispatch;
    private final ShiftPlaces places;
    private final Shifts shifts;
    private final PresenceStore presences;

    Reach(Dispatch dispatch, ShiftPlaces places, Shifts shifts, PresenceStore presences) {
        this.dispatch = dispatch;
        this.places = places;
        this.shifts = shifts;
        this.presences = presences;
    }

    /** Those who keep the shift, or the volunteer they handed the lead to. */
    public <T> T leading(ShiftId shift, Hat hat, Function<Activity, T> work) {
        if (!hat.role().serves()) {
            return asKeeper(shift, hat, work);
        }
        return Scopes.within(Scope.SYSTEM, () -> {
            var volunteer = VolunteerId.of(hat.account());
            var activity = dispatch.place(places.own(shift, volunteer).id()).activity();
            if (!presences.lead(shift).equals(Optional.of(volunteer))) {
                throw new NoSuchShift();
            }
            return work.apply(shifts.activity(activity));
        });
    }

    /** The community of an order, the committee of a programme. */
    public <T> T asKeeper(ShiftId shift, Hat hat, Function<Activity, T> work) {
        return asKeeper(shifts.activityOf(shift), hat, work);
    }

    public <T> T asKeeper(ActivityNumber number, Hat hat, Function<Activity, T> work) {
        return asKeeper(shifts.activity(number), hat, work);
    }

    /** Read in the hat's own scope first: another's activity does not exist. */
    private static <T> T asKeeper(Activity activity, Hat hat, Function<Activity, T> work) {
        if (!activity.isKeptBy(hat)) {
            throw new NoSuchShift();
        }
        return Scopes.within(Scope.SYSTEM, () -> work.apply(activity));
    }
}
