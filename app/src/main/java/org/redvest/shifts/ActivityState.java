package org.redvest.shifts;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Where an activity stands. Once released, that is where its least advanced live shift stands. */
public enum ActivityState {
    /** Its owner may not ask people yet. */
    PROPOSED,
    /** Its owner was not allowed to ask people. */
    REFUSED,
    APPROVED,
    DISPATCHING,
    SHORT,
    STAFFED,
    IN_SERVICE,
    /** The last shift is over; the community has not yet said who came. */
    ENDED,
    AWAITING_EVALUATION,
    CLOSED,
    /** No shift was held: they were never opened, or no person took a place. */
    UNFILLED,
    CANCELLED;

    static ActivityState of(Activity.Stage stage, List<Shift> shifts) {
        return switch (stage) {
            case PROPOSED -> PROPOSED;
            case REFUSED -> REFUSED;
            case RELEASED -> ofShifts(shifts);
            case CANCELLED -> CANCELLED;
            case CLOSED -> CLOSED;
        };
    }

    private static ActivityState ofShifts(List<Shift> shifts) {
        return shifts.stream()
                .map(Shift::state)
                .filter(ShiftState::live)
                .min(Comparator.naturalOrder())
                .map(ActivityState::ofLeastAdvanced)
                .orElseGet(() -> anyNotHeld(shifts) ? UNFILLED : CANCELLED);
    }

    private static boolean anyNotHeld(List<Shift> shifts) {
        return shifts.stream().anyMatch(shift -> shift.state() == ShiftState.NOT_HELD);
    }

    private static ActivityState ofLeastAdvanced(ShiftState state) {
        return switch (state) {
            case PLANNED -> APPROVED;
            case DISPATCHING -> DISPATCHING;
            case SHORT -> SHORT;
            case STAFFED -> STAFFED;
            case IN_SERVICE -> IN_SERVICE;
            case ENDED -> ENDED;
            case CONFIRMED -> AWAITING_EVALUATION;
            case NOT_HELD -> UNFILLED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** Released and not yet begun. */
    public boolean beforeService() {
        return this == APPROVED || this == DISPATCHING || this == SHORT || this == STAFFED;
    }

    /** Nothing will happen to it any more. */
    public boolean over() {
        return this == REFUSED || this == CLOSED || this == UNFILLED || this == CANCELLED;
    }

    /** {@code in-service}: the end of a key in the bundles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
