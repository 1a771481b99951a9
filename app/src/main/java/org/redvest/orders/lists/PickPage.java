package org.redvest.orders.lists;

import java.util.List;
import org.redvest.catalogue.Category;
import org.redvest.catalogue.MenuItem;
import org.redvest.catalogue.Words;
import org.redvest.orders.Order;
import org.redvest.orders.drafting.SavedDraft;
import org.redvest.web.Listing;

/** What the page 点单 shows: what waits, the eight needs, what this community usually orders. */
public record PickPage(
        List<MenuSection> needs,
        List<MenuItem> usual,
        Listing<Begun> drafts,
        List<Order> latest,
        OrderCards mine,
        int promisedHours) {

    public record MenuSection(Category category, long items) {}

    /** A form that was begun. */
    public record Begun(SavedDraft draft, Words title) {}
}
