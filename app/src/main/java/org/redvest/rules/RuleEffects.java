package org.redvest.rules;

import java.util.List;

/** A module that knows whom a change of a rule touches. It is asked before the change is saved, and shows numbers alone. */
public interface RuleEffects {

    /** @param before in force on the day of the change without it */
    List<RuleEffect> effects(RuleChange change, RuleContent before);
}
