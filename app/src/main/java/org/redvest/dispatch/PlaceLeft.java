package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.orders.NeedId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;

/**
 * A volunteer took leave in time (请假).
 *
 * @param offered whether the place is open again; not where the committee has taken the offer back
 */
public record PlaceLeft(
        PlaceId place,
        ShiftId shift,
        NeedId need,
        OrderNumber order,
        VolunteerId volunteer,
        RegionCode region,
        boolean offered,
        Instant at) {}
