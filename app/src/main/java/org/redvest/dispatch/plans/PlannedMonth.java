package org.redvest.dispatch.plans;

import java.time.YearMonth;
import org.redvest.engine.Plan;
import org.redvest.engine.Problem;

/**
 * The part of a plan in one calendar month: a problem of its own, with its own prices and bound.
 *
 * @param seconds reading, finding the pairs, solving
 */
record PlannedMonth(YearMonth month, Problem problem, Plan plan, double[] seconds) {}
