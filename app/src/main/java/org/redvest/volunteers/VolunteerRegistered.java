package org.redvest.volunteers;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** Somebody has registered and waits for the community to confirm. */
public record VolunteerRegistered(AccountId account, RegionCode region, Instant at) {}
