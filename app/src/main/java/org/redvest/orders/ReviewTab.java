package org.redvest.orders;

import java.util.Locale;
import java.util.stream.Stream;

/** The tabs of the committee's page: what waits for it, then what it has answered. No order is in none of them. */
public enum ReviewTab {
    WAITING,
    /** Approved, but a service is not opened yet, or short of people. */
    DISPATCH,
    RETURNED,
    TODAY,
    ALL;

    public static ReviewTab of(String word) {
        return Stream.of(values())
                .filter(tab -> tab.word().equals(word))
                .findFirst()
                .orElse(WAITING);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
