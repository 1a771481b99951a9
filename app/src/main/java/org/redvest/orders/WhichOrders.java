package org.redvest.orders;

import java.util.Locale;
import java.util.stream.Stream;

/** Which of one's orders a list shows: {@code OPEN} and {@code OVER} add up to {@code ALL}, {@code TODO} is part of the open ones. */
public enum WhichOrders {
    /** The community itself has something to do with them. */
    TODO,
    OPEN,
    OVER,
    ALL;

    static WhichOrders of(String word) {
        return Stream.of(values())
                .filter(which -> which.word().equals(word))
                .findFirst()
                .orElse(OPEN);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
