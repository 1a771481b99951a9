package org.redvest.dispatch.plans;

import java.util.List;
import java.util.Optional;
import org.redvest.engine.Plan;
import org.redvest.engine.Staffing;
import org.redvest.shifts.ShiftId;

/**
 * How a plan staffs one need.
 *
 * @param price millionths of a point that one more place would bring at most
 * @param rule of the rules that keep people away, the one that alone keeps most away; only where the need is short
 * @param ruled how many people that rule alone keeps away
 */
public record PlannedLine(
        ShiftId shift,
        long need,
        int places,
        int filled,
        int eligible,
        long price,
        Plan.Shortage shortage,
        Optional<Staffing.Rule> rule,
        int ruled,
        List<String> skills) {

    public PlannedLine {
        skills = List.copyOf(skills);
    }

    public boolean isShort() {
        return shortage != Plan.Shortage.NONE;
    }
}
