package org.redvest.orders.lists;

import java.util.Locale;

/** Which of one's orders a list shows: {@code OPEN} and {@code OVER} add up to {@code ALL}, {@code TODO} is part of the open ones. */
public enum WhichOrders {
    /** The community itself has something to do with them. */
    TODO,
    OPEN,
    OVER,
    ALL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
