package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;

/** An opening closed with places still free: the committee must call people (缺人). */
public record ShiftShort(ShiftId shift, OrderNumber order, RegionCode region, int missing, Instant at) {}
