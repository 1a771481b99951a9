package org.redvest.attendance;

import java.time.Instant;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;

/** A line of the ledger was voided and said again (更正); the figures follow. */
public record HoursCorrected(
        ShiftId shift, OrderNumber order, RegionCode region, Participation participation, Instant at) {}
