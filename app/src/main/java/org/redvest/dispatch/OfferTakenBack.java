package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** Nobody else can accept what lies ahead of the activity, until it is offered again; those who did still come. */
public record OfferTakenBack(ActivityNumber activity, RegionCode region, AccountId by, Instant at) {}
