package org.redvest.rules;

/** What a rule is about. */
public enum RuleKind {
    /** A sheet of limits: ages, the promised answer. */
    LIMITS,
    /** A need by which the menu is sorted. */
    CATEGORY,
    SKILL,
    /** A service on the menu. */
    ITEM
}
