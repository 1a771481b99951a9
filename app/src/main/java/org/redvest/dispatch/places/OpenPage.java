package org.redvest.dispatch.places;

import java.util.List;
import java.util.Optional;
import org.redvest.web.Listing;

/**
 * What a volunteer can take now, and what comes next for them.
 *
 * @param full it lists what is full, for those who would wait
 * @param invited what they were asked for themselves, the first due first
 */
public record OpenPage(
        boolean full,
        List<Card> invited,
        Listing<Card> cards,
        Optional<Ticket> next,
        List<Ticket> later,
        boolean doNotDisturb) {

    /** The key of the words for how many there are. */
    public String counted() {
        if (full) {
            return cards.total() == 0 ? "dispatch.full.none" : "dispatch.full.count";
        }
        return cards.total() == 0 ? "dispatch.openings.none" : "dispatch.openings.count";
    }
}
