package org.redvest.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * A volunteer took leave in time (请假).
 *
 * @param offered whether the place is open again; not where the committee has taken the offer back
 * @param notedBy who noted it for a volunteer who called; empty where they took leave by themselves
 */
public record PlaceLeft(
        PlaceId place,
        ShiftId shift,
        NeedId need,
        ActivityNumber activity,
        VolunteerId volunteer,
        RegionCode region,
        boolean offered,
        Optional<AccountId> notedBy,
        Instant at) {}
