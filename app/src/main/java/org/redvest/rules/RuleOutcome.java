package org.redvest.rules;

/** What became of a change. */
public sealed interface RuleOutcome {

    record Laid(RuleSubject subject) implements RuleOutcome {}

    /** On that day this is in force anyway. */
    record NothingChanged() implements RuleOutcome {}

    /** Another administrator was faster; what they did is in the history. */
    record ChangedMeanwhile() implements RuleOutcome {}

    /** A day that is over, or a version that is in force already. */
    record TooLate() implements RuleOutcome {}
}
