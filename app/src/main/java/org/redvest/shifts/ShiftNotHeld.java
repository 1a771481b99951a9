package org.redvest.shifts;

import java.time.Instant;
import org.redvest.regions.RegionCode;

/**
 * Its time passed and nothing took place: it was never opened, or no person had taken a place.
 *
 * @param stood where it stood until then: what was planned only was offered to nobody
 */
public record ShiftNotHeld(ShiftId shift, ActivityNumber activity, RegionCode region, ShiftState stood, Instant at) {

    public boolean offered() {
        return stood != ShiftState.PLANNED;
    }
}
