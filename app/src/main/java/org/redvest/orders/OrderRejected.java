package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** The committee said no; {@code reason} is the sentence it wrote. */
public record OrderRejected(ActivityNumber order, RegionCode region, AccountId by, String reason, Instant at) {}
