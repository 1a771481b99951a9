/**
 * What a city lays down itself (规则): its menu, the needs and skills in it, and its limits, in versions that are in force from a day on.
 * Modules say what their limits are and whom a change touches ({@link org.redvest.rules.RuleSheet}, {@link
 * org.redvest.rules.RuleEffects}) and read what is in force ({@link org.redvest.rules.CityRules}).
 *
 * <p>More than fifteen of its types are used by others: the menu is edited on pages of its own, which share the forms, the preview and the
 * history with the limits.
 */
@NullMarked
@ApplicationModule(displayName = "Rules 规则")
package org.redvest.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
