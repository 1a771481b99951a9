package org.redvest.shifts;

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
    /** 未开展: its time passed and it was never opened, or no person had taken a place. */
    NOT_HELD,
    CANCELLED;

    /** Whether a shift may go from here to there. A place that is given back leads from staffed to dispatching again. */
    public boolean leadsTo(ShiftState next) {
        return following().contains(next);
    }

    private Set<ShiftState> following() {
        return switch (this) {
            case PLANNED -> EnumSet.of(DISPATCHING, NOT_HELD, CANCELLED);
            case DISPATCHING -> EnumSet.of(SHORT, STAFFED, IN_SERVICE, NOT_HELD, CANCELLED);
            case SHORT -> EnumSet.of(DISPATCHING, STAFFED, IN_SERVICE, NOT_HELD, CANCELLED);
            case STAFFED -> EnumSet.of(DISPATCHING, SHORT, IN_SERVICE, CANCELLED);
            case IN_SERVICE -> EnumSet.of(ENDED);
            case ENDED -> EnumSet.of(CONFIRMED);
            case CONFIRMED, NOT_HELD, CANCELLED -> EnumSet.noneOf(ShiftState.class);
        };
    }

    /** Nobody has begun to serve: time and people may still change. */
    public boolean ahead() {
        return compareTo(STAFFED) <= 0;
    }

    /** It will be served, is served, or was: what was cancelled or never held counts for nothing. */
    public boolean live() {
        return this != NOT_HELD && this != CANCELLED;
    }

    /** {@code not-held}: the end of a key in the bundles. */
    public String word() {
        return stored().replace('_', '-');
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ShiftState of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
