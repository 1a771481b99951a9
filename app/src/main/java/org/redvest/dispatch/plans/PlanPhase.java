package org.redvest.dispatch.plans;

import java.util.Locale;

/** What is being done for a plan that is computing. */
public enum PlanPhase {
    /** Another plan is computing. */
    WAITING,
    READING,
    PAIRS,
    SOLVING,
    /** The plan can be read; why each person is in it is still being worked out. */
    REASONS,
    DONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PlanPhase of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
