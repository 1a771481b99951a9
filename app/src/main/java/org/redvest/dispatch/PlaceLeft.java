package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.orders.NeedId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;

/** Somebody took leave in time (请假); the place is open again. */
public record PlaceLeft(
        PlaceId place,
        ShiftId shift,
        NeedId need,
        OrderNumber order,
        VolunteerId volunteer,
        RegionCode region,
        Instant at) {}
