package org.redvest.orders.lists;

import java.util.Map;
import org.redvest.orders.Order;
import org.redvest.web.Listing;

/**
 * A community's orders, as one of the tabs shows them.
 *
 * @param words what the list is searched for
 */
public record MinePage(
        WhichOrders which, String words, Map<WhichOrders, Long> counts, Listing<Order> orders, OrderCards mine) {

    public long count(WhichOrders of) {
        return counts.getOrDefault(of, 0L);
    }
}
