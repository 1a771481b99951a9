package org.redvest.attendance;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;

/** The community took back its stars or its words, and gave others (更正). */
public record EvaluationCorrected(ActivityNumber activity, RegionCode region, int stars, AccountId by, Instant at) {}
