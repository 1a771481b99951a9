package org.redvest.dispatch.sieve;

import java.util.List;
import org.redvest.dispatch.Rule;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.NeedId;

/**
 * From everybody at home in a region to those who may take a place: each is counted where the first rule stops them, so the counts
 * add up.
 */
public record Sieve(NeedId need, int places, RegionCode scope, int everybody, List<SieveStep> steps, int eligible) {

    /** @param left how many are still in after this rule */
    public record SieveStep(Rule rule, int keptOut, int left) {}

    public Sieve {
        steps = List.copyOf(steps);
    }
}
