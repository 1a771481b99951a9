package org.redvest.orders;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Where a shift stands, from least to most advanced; which step may follow which is decided here and nowhere else. */
public enum ShiftState {
    PLANNED,
    /** 派单: people are being asked. */
    DISPATCHING,
    /** 缺人: fewer than asked for when it was to be settled; it runs if the community says so. */
    SHORT,
    /** 接单: every place is taken. */
    STAFFED,
    IN_SERVICE,
    ENDED,
    /** 确认: the community said who came. */
    CONFIRMED,
    CANCELLED;

    /** Whether a shift may go from here to there. A place that is given back leads from staffed to dispatching again. */
    public boolean leadsTo(ShiftState next) {
        return following().contains(next);
    }

    private Set<ShiftState> following() {
        return switch (this) {
            case PLANNED -> EnumSet.of(DISPATCHING, CANCELLED);
            case DISPATCHING -> EnumSet.of(SHORT, STAFFED, IN_SERVICE, CANCELLED);
            case SHORT -> EnumSet.of(DISPATCHING, STAFFED, IN_SERVICE, CANCELLED);
            case STAFFED -> EnumSet.of(DISPATCHING, SHORT, IN_SERVICE, CANCELLED);
            case IN_SERVICE -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.of(CONFIRMED);
            case CONFIRMED, CANCELLED -> EnumSet.noneOf(ShiftState.class);
        };
    }

    /** Nobody has begun to serve: time and people may still change. */
    public boolean ahead() {
        return compareTo(STAFFED) <= 0;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ShiftState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
