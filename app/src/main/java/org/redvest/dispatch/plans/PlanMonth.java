package org.redvest.dispatch.plans;

import java.time.LocalDate;
import org.redvest.engine.Plan;

/**
 * The part of a plan in one month.
 *
 * @param kept whether its problem is kept, so that it can be exported and checked
 */
public record PlanMonth(LocalDate month, long objective, long bound, Plan.Stopped stopped, boolean kept) {}
