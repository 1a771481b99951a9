package org.redvest.shifts;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/**
 * Its owner does not want some of the shifts that lay ahead; {@code reason} is the sentence it wrote.
 *
 * @param rest whether the activity lives on with other shifts, which were held already or still will be
 */
public record ShiftsCancelled(
        ActivityNumber activity,
        RegionCode region,
        AccountId by,
        List<ShiftId> shifts,
        String reason,
        boolean rest,
        Instant at) {

    public ShiftsCancelled {
        shifts = List.copyOf(shifts);
    }
}
