package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** The committee said yes; nobody has been asked yet. */
public record OrderApproved(ActivityNumber order, RegionCode region, AccountId by, Instant at) {}
