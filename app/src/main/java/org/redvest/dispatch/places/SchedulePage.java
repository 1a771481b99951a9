package org.redvest.dispatch.places;

import java.util.List;
import org.redvest.web.Listing;

/**
 * Where a volunteer goes, the next first; what they wait for; and where they were, the latest first.
 *
 * @param askedToSwap others wait for their answer
 */
public record SchedulePage(List<Ticket> ahead, List<Waiting> waiting, Listing<Ticket> behind, boolean askedToSwap) {}
