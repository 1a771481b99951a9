package org.redvest.attendance;

import java.time.Instant;
import java.util.Optional;
import org.redvest.dispatch.Place;
import org.redvest.shifts.Activity;

/**
 * A volunteer's own place on the day.
 *
 * @param opens from when they may check in
 * @param closes until when they may check out
 * @param leads whether the community handed them the lead
 */
public record MyShift(
        Place place,
        Activity activity,
        Optional<NotedMark> came,
        Optional<NotedMark> left,
        Optional<AttendanceWord> said,
        Optional<Integer> minutes,
        Instant opens,
        Instant closes,
        boolean settled,
        boolean leads) {

    /** What the volunteer can do here now, or why nothing. */
    public enum Step {
        OPENS_LATER,
        CHECK_IN,
        /** Checking in is over; whoever is on the spot can still be called by roll. */
        BE_CALLED,
        CHECK_OUT,
        LEFT,
        /** Nobody can be noted any more; the community says who came, and when they left. */
        CLOSED,
        /** The community has said who came. */
        CONFIRMED
    }

    public Step step(Instant now) {
        if (left.isPresent()) {
            return Step.LEFT;
        }
        if (said.isPresent()) {
            return Step.CONFIRMED;
        }
        if (now.isAfter(closes)) {
            return Step.CLOSED;
        }
        if (came.isPresent()) {
            return Step.CHECK_OUT;
        }
        if (now.isBefore(opens)) {
            return Step.OPENS_LATER;
        }
        return now.isAfter(place.end()) ? Step.BE_CALLED : Step.CHECK_IN;
    }
}
