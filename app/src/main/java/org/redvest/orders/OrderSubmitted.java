package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** A community asks, for the first time or after changing what was returned. */
public record OrderSubmitted(ActivityNumber order, RegionCode region, AccountId by, Instant at) {}
