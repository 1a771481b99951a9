package org.redvest.web;

import java.util.List;

/** Rows of a list whose boxes were ticked. */
public final class TickedRows {

    private TickedRows() {}

    /** Their numbers, in the order of the page; what is no number was not on the page. */
    public static List<Long> numbers(List<String> ticked) {
        return ticked.stream()
                .filter(each -> each.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList();
    }
}
