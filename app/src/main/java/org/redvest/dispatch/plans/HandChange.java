package org.redvest.dispatch.plans;

import org.redvest.dispatch.planning.PlanningWish;

/**
 * What a dispatcher changed in a plan by hand.
 *
 * @param wanted whether the person is asked in any case; otherwise in no case
 */
public record HandChange(PlanningWish.NamedPair decision, boolean wanted) {}
