package org.redvest.volunteers;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** A guardian has taken back the consent for a minor, who can accept nothing from now on. */
public record GuardianWithdrew(AccountId account, RegionCode region, Instant at) {}
