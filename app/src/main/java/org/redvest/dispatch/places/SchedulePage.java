package org.redvest.dispatch.places;

import java.util.List;
import org.redvest.web.Listing;

/** Where a volunteer goes, the next first, and where they were, the latest first. */
public record SchedulePage(List<Ticket> ahead, Listing<Ticket> behind) {}
