package org.redvest.dispatch.plans;

import java.time.Instant;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ShiftId;
import org.redvest.web.Text;

/**
 * One shift of a plan.
 *
 * @param places free when it was planned, with those that people held
 * @param held places that people held
 * @param filled places with the plan
 */
public record PlannedShift(
        ShiftId shift,
        String activity,
        RegionCode region,
        Instant start,
        Instant end,
        String titleZh,
        String titleEn,
        int places,
        int held,
        int filled) {

    public String title(Text text) {
        return text.either(titleZh, titleEn);
    }

    public int before() {
        return places - held;
    }

    public int after() {
        return places - filled;
    }

    public int asked() {
        return filled - held;
    }
}
