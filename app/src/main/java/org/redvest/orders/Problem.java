package org.redvest.orders;

import java.util.List;

/** What is wrong with one field of a form, in words of the bundles; nothing was written. */
public record Problem(String field, String message, List<Object> arguments) {

    public Problem {
        arguments = List.copyOf(arguments);
    }

    static Problem of(String field, String message, Object... arguments) {
        return new Problem(field, "orders.problem." + message, List.of(arguments));
    }
}
