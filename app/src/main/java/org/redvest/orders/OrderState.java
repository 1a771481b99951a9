package org.redvest.orders;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Where an order stands. Once approved, that is where its least advanced live shift stands. */
public enum OrderState {
    SUBMITTED,
    RETURNED,
    REJECTED,
    APPROVED,
    DISPATCHING,
    SHORT,
    STAFFED,
    IN_SERVICE,
    /** The service is over; the community has not yet said who came. */
    ENDED,
    AWAITING_EVALUATION,
    CLOSED,
    /** Approved, but none of its shifts was held: they were never opened, or no person took a place. */
    UNFILLED,
    CANCELLED;

    static OrderState of(String stored, List<Shift> shifts) {
        var state = valueOf(stored.toUpperCase(Locale.ROOT));
        return state == APPROVED ? ofShifts(shifts) : state;
    }

    /** Where the order stands when one of its shifts has moved on: what an answer or its end has settled stays. */
    OrderState afterAdvance(List<Shift> shifts) {
        return switch (this) {
            case SUBMITTED, RETURNED, REJECTED, CLOSED -> this;
            case APPROVED, DISPATCHING, SHORT, STAFFED, IN_SERVICE, ENDED, AWAITING_EVALUATION, UNFILLED, CANCELLED ->
                ofShifts(shifts);
        };
    }

    private static OrderState ofShifts(List<Shift> shifts) {
        return shifts.stream()
                .map(Shift::state)
                .filter(ShiftState::live)
                .min(Comparator.naturalOrder())
                .map(OrderState::ofLeastAdvanced)
                .orElseGet(() -> ofLeastAdvanced(anyNotHeld(shifts) ? ShiftState.NOT_HELD : ShiftState.CANCELLED));
    }

    private static boolean anyNotHeld(List<Shift> shifts) {
        return shifts.stream().anyMatch(shift -> shift.state() == ShiftState.NOT_HELD);
    }

    private static OrderState ofLeastAdvanced(ShiftState state) {
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

    /** Waiting for the committee, or sent back by it: the community may still change everything. */
    public boolean inReview() {
        return this == SUBMITTED || this == RETURNED;
    }

    /** Approved and not yet begun. */
    public boolean beforeService() {
        return this == APPROVED || this == DISPATCHING || this == SHORT || this == STAFFED;
    }

    /** Nothing will happen to it any more. */
    public boolean over() {
        return this == REJECTED || this == CLOSED || this == UNFILLED || this == CANCELLED;
    }

    /** {@code submitted}: the end of a key in the bundles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
