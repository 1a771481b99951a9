package org.redvest.orders.lists;

import java.util.Locale;

/** The tabs of the committee's page: what waits for it, then what it has answered. No order is in none of them. */
public enum ReviewTab {
    WAITING,
    /** Approved, but a service is not opened yet, or short of people. */
    DISPATCH,
    RETURNED,
    TODAY,
    ALL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
