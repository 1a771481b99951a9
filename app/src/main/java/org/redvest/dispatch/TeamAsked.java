package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;

/**
 * A team was asked to fill places of a service, or that came to an end.
 *
 * @param leaders who may propose its members
 * @param coming how many said yes for the team so far
 * @param start of the service
 * @param until when they can propose
 */
public record TeamAsked(
        long offer,
        ActivityNumber activity,
        NeedId need,
        String team,
        List<VolunteerId> leaders,
        TeamTurn turn,
        int places,
        int coming,
        Instant start,
        Instant until,
        AccountId by,
        Instant at) {

    public TeamAsked {
        leaders = List.copyOf(leaders);
    }

    /** What happened. */
    public enum TeamTurn {
        OFFERED,
        TAKEN_BACK,
        DECLINED,
        /** Its time is over, and fewer come than were asked for. */
        RAN_OUT
    }
}
