package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/** Somebody took a place (接单). */
public record PlaceAccepted(
        PlaceId place,
        ShiftId shift,
        NeedId need,
        ActivityNumber activity,
        VolunteerId volunteer,
        RegionCode region,
        Instant at) {}
