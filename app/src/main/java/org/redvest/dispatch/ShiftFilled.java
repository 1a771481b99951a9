package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/** The last place of a shift was taken. */
public record ShiftFilled(ShiftId shift, ActivityNumber activity, RegionCode region, Instant at) {}
