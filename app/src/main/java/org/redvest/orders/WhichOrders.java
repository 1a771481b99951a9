package org.redvest.orders;

import java.util.Locale;
import java.util.stream.Stream;

/** Which of one's orders a list shows; the first two add up to the third. */
public enum WhichOrders {
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

    boolean shows(Order order) {
        return switch (this) {
            case OPEN -> !order.state().over();
            case OVER -> order.state().over();
            case ALL -> true;
        };
    }
}
