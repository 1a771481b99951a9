package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.Service;
import org.redvest.shifts.Shift;
import org.redvest.shifts.ShiftId;
import org.redvest.shifts.Whereabouts;

/** What a community asked for (单), what it was answered, and the activity that came of it. */
public record Order(OrderState state, int version, Placed placed, Optional<Decision> decision, Activity activity) {

    /** Who asked last, when, and by when they were promised an answer. */
    public record Placed(AccountId by, Instant at, Instant due) {}

    /** The activity's number is the order's. */
    public ActivityNumber number() {
        return activity.number();
    }

    public RegionCode region() {
        return activity.region();
    }

    public Service service() {
        return activity.service();
    }

    public Whereabouts where() {
        return activity.where();
    }

    public List<Shift> shifts() {
        return activity.shifts();
    }

    public List<Shift> liveShifts() {
        return activity.liveShifts();
    }

    public Shift nextShift() {
        return activity.nextShift();
    }

    public Optional<String> cancelledBecause(ShiftId shift) {
        return activity.cancelledBecause(shift);
    }

    public List<Shift> shiftsAhead(Instant now) {
        return activity.shiftsAhead(now);
    }

    public boolean tooLateToOffer(Instant now) {
        return activity.tooLateToOffer(now);
    }

    /** In review everything may change; afterwards what lies ahead. */
    public boolean mayBeChanged(Instant now) {
        return state.inReview() || state.beforeService() && !shiftsAhead(now).isEmpty();
    }

    /** An emergency (应急): the committee placed it for the community, and approved it in the same step. */
    public boolean isOfCommittee() {
        return decision.filter(yes -> yes.by().equals(placed.by()) && yes.at().equals(placed.at()))
                .isPresent();
    }

    /** The committee owes an answer since the promised time. */
    public boolean answerOverdue(Instant now) {
        return state == OrderState.SUBMITTED && !now.isBefore(placed.due());
    }

    /** Its service begins before the promised answer: the committee was not promised the time to answer. */
    public boolean urgent() {
        return nextShift().start().isBefore(placed.due());
    }
}
