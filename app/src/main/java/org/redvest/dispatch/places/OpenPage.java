package org.redvest.dispatch.places;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.shifts.NeedId;
import org.redvest.web.Listing;

/**
 * What a volunteer can take now, and what comes next for them.
 *
 * @param full it lists what is full, for those who would wait
 * @param waits needs that its reader waits for already; said of what is full
 * @param invited what they were asked for themselves, the first due first
 */
public record OpenPage(
        boolean full,
        List<Card> invited,
        Listing<Card> cards,
        Set<NeedId> waits,
        Optional<Ticket> next,
        List<Ticket> later,
        boolean doNotDisturb) {

    public boolean waitsFor(Card card) {
        return waits.contains(card.opening().need());
    }

    /** The key of the words for how many there are. */
    public String counted() {
        if (full) {
            return cards.total() == 0 ? "dispatch.full.none" : "dispatch.full.count";
        }
        if (cards.total() == 0) {
            return invited.isEmpty() ? "dispatch.openings.none" : "dispatch.openings.none-else";
        }
        return "dispatch.openings.count";
    }
}
