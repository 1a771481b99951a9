package org.redvest.dispatch.swaps;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.NoSuchPlace;
import org.redvest.dispatch.PlaceId;
import org.redvest.volunteers.VolunteerId;

/**
 * A circle of places: each seat gives its own and takes that of the next, the last that of the first.
 *
 * @param due until when everybody must have agreed
 */
record PlaceSwap(long id, List<SwapSeat> seats, Instant proposedAt, Instant due, Optional<SwapEnd> end) {

    PlaceSwap {
        seats = List.copyOf(seats);
    }

    record SwapEnd(SwapEndKind kind, Instant at) {}

    /** @param receives the place held instead, once the swap is done */
    record SwapSeat(
            VolunteerId volunteer,
            PlaceId gives,
            Optional<Instant> agreedAt,
            Optional<Instant> declinedAt,
            Optional<PlaceId> receives) {

        boolean agreed() {
            return agreedAt.isPresent();
        }
    }

    boolean openAt(Instant now) {
        return end.isEmpty() && now.isBefore(due);
    }

    /** Another's swap does not exist. */
    SwapSeat seat(VolunteerId volunteer) {
        return seats.stream()
                .filter(each -> each.volunteer().equals(volunteer))
                .findFirst()
                .orElseThrow(NoSuchPlace::new);
    }

    /** Whose place this one takes. */
    SwapSeat next(SwapSeat seat) {
        return seats.get((seats.indexOf(seat) + 1) % seats.size());
    }

    List<SwapSeat> awaited() {
        return seats.stream().filter(each -> !each.agreed()).toList();
    }
}
