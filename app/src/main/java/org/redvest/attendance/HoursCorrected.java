package org.redvest.attendance;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/**
 * The community took back a wrong word or a wrong time (更正): a line of the ledger was voided, another added, or both.
 *
 * @param participation as it stands now; of no minutes where they did not come
 * @param before what the community had said of them
 * @param now what it says of them now
 * @param minutesBefore that stood before
 * @param reason as the person concerned may read it
 */
public record HoursCorrected(
        ShiftId shift,
        ActivityNumber activity,
        RegionCode region,
        Participation participation,
        Instant at,
        AttendanceWord before,
        AttendanceWord now,
        int minutesBefore,
        String reason,
        AccountId by) {}
