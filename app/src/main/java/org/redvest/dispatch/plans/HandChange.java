package org.redvest.dispatch.plans;

import org.redvest.dispatch.planning.PlanningWish;

/**
 * What a dispatcher changed in a plan by hand.
 *
 * @param wanted whether the person is asked in any case; otherwise in no case
 * @param replaces they come in the place of another person, and both are one change
 */
public record HandChange(PlanningWish.NamedPair decision, boolean wanted, boolean replaces) {

    public HandChange(PlanningWish.NamedPair decision, boolean wanted) {
        this(decision, wanted, false);
    }
}
