package org.redvest.dispatch.goingahead;

import java.time.Instant;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.Activity;
import org.redvest.shifts.Shift;
import org.redvest.web.Queries;

/**
 * A shift that is offered no more and has free places, as the community decides about it.
 *
 * @param held places that people have accepted
 * @param asked whether the community is to say now if it runs with them
 * @param answer that it does; empty while there is none, or where people have left since
 */
public record TooFew(Activity activity, Shift shift, int held, boolean asked, Optional<GoesAhead> answer) {

    /** @param people who had accepted when it was answered */
    public record GoesAhead(int people, AccountId by, Instant at) {}

    public int missing() {
        return shift.people() - held;
    }

    /** Where it is called off instead. */
    public String cancellation() {
        return switch (activity.owner()) {
            case ORDER -> Queries.with(activity.path() + "/cancellation", "shift", shift.id());
            case PROGRAMME -> activity.path() + "/change";
        };
    }
}
