package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** The committee took its no back: the order waits for its answer again. */
public record OrderReconsidered(ActivityNumber order, RegionCode region, AccountId by, Instant at) {}
