package org.redvest.orders;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** The community changed an order that waits for its answer. */
public record OrderEdited(ActivityNumber order, RegionCode region, AccountId by, Instant at) {}
