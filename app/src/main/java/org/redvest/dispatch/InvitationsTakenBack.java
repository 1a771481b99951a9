package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;

/**
 * Invitations that waited for an answer were taken back; those who were asked need not think about them any more.
 *
 * @param full nobody took them back: others have the last places
 */
public record InvitationsTakenBack(ActivityNumber activity, List<OneTakenBack> takenBack, boolean full, Instant at) {

    public InvitationsTakenBack {
        takenBack = List.copyOf(takenBack);
    }

    /**
     * One of them.
     *
     * @param start of the service, as it was asked for
     */
    public record OneTakenBack(long invitation, VolunteerId volunteer, NeedId need, Instant start) {}
}
