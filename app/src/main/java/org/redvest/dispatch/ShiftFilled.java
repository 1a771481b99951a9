package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;

/** The last place of a shift was taken. */
public record ShiftFilled(ShiftId shift, OrderNumber order, RegionCode region, Instant at) {}
