package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;

/** Single people were asked for an activity (邀请). */
public record VolunteersInvited(
        ActivityNumber activity, RegionCode region, List<OneInvited> invited, AccountId by, Instant at) {

    public VolunteersInvited {
        invited = List.copyOf(invited);
    }

    /**
     * One of them.
     *
     * @param start of the service
     * @param until they can answer until then
     */
    public record OneInvited(
            long invitation, VolunteerId volunteer, NeedId need, AskReason why, Instant start, Instant until) {}
}
