package org.redvest.dispatch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.orders.NeedId;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.VolunteerId;

/**
 * From everybody at home in a region to those who may take a place: each is counted where the first rule stops them, so the counts
 * add up.
 */
public record Sieve(
        NeedId need, int places, RegionCode scope, int everybody, List<Step> steps, Set<VolunteerId> eligible) {

    /**
     * @param left how many are still in after this rule
     * @param townships where those it keeps out are at home
     */
    public record Step(Rule rule, int keptOut, int left, Map<RegionCode, Integer> townships) {}

    public Sieve {
        steps = List.copyOf(steps);
        eligible = Set.copyOf(eligible);
    }
}
