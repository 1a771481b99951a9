package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** An activity was opened to all who are eligible (派单). */
public record ActivityOpened(ActivityNumber activity, RegionCode region, int eligible, AccountId by, Instant at) {}
