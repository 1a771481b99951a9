package org.redvest.orders;

import java.util.Map;

/** A community's orders, as one of the three tabs shows them. */
public record MinePage(WhichOrders which, Map<WhichOrders, Long> counts, OrderCards mine) {

    public long count(WhichOrders of) {
        return counts.getOrDefault(of, 0L);
    }
}
