package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.ActivityNumber;

/** A volunteer said yes on the telephone, and a dispatcher noted it; they must be able to see that, and to say otherwise. */
public record CalledYes(PlaceId place, ActivityNumber activity, AccountId by, Instant at) {}
