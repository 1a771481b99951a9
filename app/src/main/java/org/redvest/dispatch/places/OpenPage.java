package org.redvest.dispatch.places;

import java.util.List;
import java.util.Optional;
import org.redvest.web.Listing;

/**
 * What a volunteer can take now, and what comes next for them.
 *
 * @param invited what they were asked for themselves, the first due first
 */
public record OpenPage(
        List<Card> invited, Listing<Card> cards, Optional<Ticket> next, List<Ticket> later, boolean doNotDisturb) {}
