package org.redvest.orders;

import java.util.Locale;
import org.redvest.shifts.Activity;
import org.redvest.shifts.ActivityState;

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

    /** An answer or an end that is settled stays; what was approved stands where its activity does. */
    static OrderState of(String stored, Activity activity) {
        var state = valueOf(stored.toUpperCase(Locale.ROOT));
        return state == APPROVED ? of(activity.state()) : state;
    }

    static OrderState of(ActivityState state) {
        return switch (state) {
            case PROPOSED -> SUBMITTED;
            case REFUSED -> REJECTED;
            case APPROVED -> APPROVED;
            case DISPATCHING -> DISPATCHING;
            case SHORT -> SHORT;
            case STAFFED -> STAFFED;
            case IN_SERVICE -> IN_SERVICE;
            case ENDED -> ENDED;
            case AWAITING_EVALUATION -> AWAITING_EVALUATION;
            case CLOSED -> CLOSED;
            case UNFILLED -> UNFILLED;
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
