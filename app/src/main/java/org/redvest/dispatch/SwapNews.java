package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * A swap (换班) was proposed, done, or came to nothing.
 *
 * @param seats everybody in it
 */
public record SwapNews(long swap, Turn turn, List<SwapSide> seats, Instant due, Instant at) {

    public SwapNews {
        seats = List.copyOf(seats);
    }

    public enum Turn {
        PROPOSED,
        DONE,
        OFF
    }

    /**
     * @param takesFrom when what they would take begins
     * @param holds whether the place that they would give is still theirs
     * @param agreed before this news
     * @param receives the place they hold now, once it is done
     */
    public record SwapSide(
            VolunteerId volunteer,
            PlaceId gives,
            ShiftId shift,
            ActivityNumber activity,
            Instant givesFrom,
            Instant takesFrom,
            boolean holds,
            boolean agreed,
            boolean declined,
            Optional<PlaceId> receives) {}
}
