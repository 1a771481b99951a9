package org.redvest.dispatch.plans;

import java.util.List;
import org.redvest.volunteers.Introduction;

/** Who could be asked for a need in place of one person. */
public record OthersView(PlanDraft draft, long need, Introduction instead, List<OtherPerson> people) {

    /**
     * @param cost millionths of a point that asking them costs at the plan's prices
     * @param elsewhere whether the plan, or its prices, have them serve elsewhere
     */
    public record OtherPerson(Introduction person, long cost, boolean elsewhere) {}
}
