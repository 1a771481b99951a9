package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;

/**
 * A place became free for a volunteer who waited for it (候补), and is kept for them until they answer.
 *
 * @param invitation by which they can take it
 * @param start of the service
 * @param until they can answer until then
 */
public record PlaceKept(
        long invitation,
        ActivityNumber activity,
        NeedId need,
        VolunteerId volunteer,
        RegionCode region,
        Instant start,
        Instant until,
        Instant at) {}
