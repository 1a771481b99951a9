package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;

/** An opening closed with places still free: the committee must call people (缺人). */
public record ShiftShort(ShiftId shift, ActivityNumber activity, RegionCode region, int missing, Instant at) {}
