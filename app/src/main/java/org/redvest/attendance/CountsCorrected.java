package org.redvest.attendance;

import java.time.Instant;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/** The community counted again how many it had served, or how much was done (更正). */
public record CountsCorrected(ShiftId shift, ActivityNumber activity, RegionCode region, AccountId by, Instant at) {}
