package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/**
 * The community does not want it any more: nothing of it will be held. {@code reason} is the sentence it wrote.
 *
 * @param shifts those that were ahead, and are cancelled now
 */
public record OrderCancelled(
        ActivityNumber order, RegionCode region, AccountId by, String reason, Instant at, List<ShiftId> shifts) {

    public OrderCancelled {
        shifts = List.copyOf(shifts);
    }
}
