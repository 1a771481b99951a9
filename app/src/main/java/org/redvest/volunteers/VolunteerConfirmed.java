package org.redvest.volunteers;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/** A community has confirmed somebody who registered: they have a number, and a volunteer's pages. */
public record VolunteerConfirmed(VolunteerId volunteer, RegionCode region, AccountId by, Instant at) {}
