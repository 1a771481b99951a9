package org.redvest.dispatch.swaps;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.dispatch.places.Ticket;

/**
 * One's own place, and what it could be exchanged for.
 *
 * @param since when it was put up
 * @param current a swap in which it stands now
 * @param offers places of others that suit the reader, whose holders it suits
 * @param refusal why the last tap did nothing
 */
public record SwapPage(
        Ticket ticket,
        boolean maySwap,
        Optional<Instant> since,
        Optional<SwapView> current,
        List<SwapLine> offers,
        Optional<SwapRefusal> refusal) {

    public SwapPage {
        offers = List.copyOf(offers);
    }
}
