package org.redvest.orders.review;

import java.time.Duration;
import java.time.Instant;
import org.redvest.orders.Order;
import org.redvest.orders.OrderState;

/** One line of the queue. */
public record QueueRow(Order order, String place) {

    private static final Duration SOON = Duration.ofHours(1);

    public boolean waiting() {
        return order.state() == OrderState.SUBMITTED;
    }

    public boolean overdue(Instant now) {
        return waiting() && !now.isBefore(due());
    }

    public boolean soon(Instant now) {
        return waiting() && !overdue(now) && (urgent() || !now.isBefore(due().minus(SOON)));
    }

    /** Its service begins before the promised answer. */
    public boolean urgent() {
        return waiting() && order.urgent();
    }

    /** Nothing of it lies ahead any more: an approval would come too late. */
    public boolean timeOver(Instant now) {
        return waiting() && order.shiftsAhead(now).isEmpty();
    }

    /** Why: it runs already, or it is over. */
    public String timeOverKey(Instant now) {
        return order.liveShifts().stream().anyMatch(shift -> now.isBefore(shift.end()))
                ? "orders.review.begun"
                : "orders.review.time-over";
    }

    /** What the time in front of the line is: when it was decided, or until when it is or was to be. */
    public String timeKey() {
        return !waiting() && order.decision().isPresent() ? "orders.review.time.decided" : "orders.review.time.due";
    }

    public Instant due() {
        return order.placed().due();
    }
}
