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
 * @param waiting people on its waiting list; for so many a place that is free is kept
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
        int waiting,
        Instant closesAt) {

    /** Whether no place is left for those who do not wait. */
    public boolean full() {
        return free() == 0;
    }

    /** Whether each place has its person. */
    public boolean complete() {
        return taken >= places;
    }

    /** How many people it still needs. */
    public int missing() {
        return Math.max(0, places - taken);
    }

    /** Free places that are kept for the waiting list. */
    public int kept() {
        return Math.min(waiting, missing());
    }

    /** The places that are free and not kept for the waiting list. */
    public int free() {
        return Math.max(0, places - taken - waiting);
    }

    Vacancy oneMoreTaken() {
        return new Vacancy(need, shift, activity, region, asked, places, taken + 1, waiting, closesAt);
    }
}
