package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.ActivityNumber;
import org.redvest.volunteers.VolunteerId;

/**
 * A team was asked to fill places of a service, or that came to an end.
 *
 * @param leaders who may propose its members
 * @param start of the service
 * @param until when they can propose
 */
public record TeamAsked(
        long offer,
        ActivityNumber activity,
        String team,
        List<VolunteerId> leaders,
        TeamTurn turn,
        int places,
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
        DECLINED
    }
}
