package org.redvest.orders;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/** Its time passed and nothing took place: it was never opened, or no person had taken a place. */
public record ShiftNotHeld(ShiftId shift, OrderNumber order, RegionCode region, Instant at) {}
