package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/**
 * The community does not want some of the services that lie ahead; the order lives on with the others, which were held already
 * or still will be.
 */
public record ShiftsCancelled(
        OrderNumber order, RegionCode region, AccountId by, List<ShiftId> shifts, String reason, Instant at) {

    public ShiftsCancelled {
        shifts = List.copyOf(shifts);
    }
}
