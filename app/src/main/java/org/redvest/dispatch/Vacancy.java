package org.redvest.dispatch;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;

/**
 * The places of one need that are to be filled (空缺), apart from the ways to fill them.
 *
 * @param region the community that needs people
 * @param asked what is asked of those who take a place; a copy, so that a tap is answered from here
 * @param closesAt until then people come and leave by themselves; afterwards the committee calls
 */
public record Vacancy(
        NeedId need,
        ShiftId shift,
        ActivityNumber activity,
        RegionCode region,
        Opening.Asked asked,
        int places,
        int taken,
        Instant closesAt) {

    public boolean full() {
        return taken >= places;
    }

    public int free() {
        return places - taken;
    }

    Vacancy oneMoreTaken() {
        return new Vacancy(need, shift, activity, region, asked, places, taken + 1, closesAt);
    }
}
