package org.redvest.orders;

import java.util.Locale;
import java.util.stream.Stream;

/** The tabs; the first three add up to the fourth. */
public enum ReviewTab {
    WAITING,
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

    public boolean shows(Order order) {
        return switch (this) {
            case WAITING -> order.state() == OrderState.SUBMITTED;
            case RETURNED -> order.state() == OrderState.RETURNED;
            case TODAY -> !order.state().inReview();
            case ALL -> true;
        };
    }
}
