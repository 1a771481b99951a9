package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/** The community answered that a shift with free places runs with those who have accepted (照常开展). */
public record ShiftGoesAhead(
        ShiftId shift, ActivityNumber activity, RegionCode region, int people, AccountId by, Instant at) {}
