package org.redvest.attendance;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** The community said how it was (评单). Nobody else ever gives a star. */
public record ActivityEvaluated(ActivityNumber activity, RegionCode region, int stars, AccountId by, Instant at) {}
