package org.redvest.notices;

import org.redvest.orders.Order;
import org.redvest.regions.Region;

/**
 * What news is about, as the list names it.
 *
 * @param matter the order's number, or what sums several matters up
 */
record NewsTitle(String matter, String zh, String en) {

    static NewsTitle of(Order order) {
        var title = order.service().title();
        return new NewsTitle(order.number().value(), title.zh(), title.en());
    }

    /** About people of a community: they are not named, for a notice goes further than the page it leads to. */
    static NewsTitle of(String matter, Region community) {
        return new NewsTitle(matter, community.name(), community.name());
    }
}
