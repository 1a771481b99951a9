package org.redvest.web;

import java.util.List;

/**
 * One page of a counted list. There is none beyond the last: to say there that nothing is found would be untrue.
 *
 * @param rows the rows of this page, at most {@link #LENGTH}
 * @param page counted from 1
 * @param total the number of rows on all pages, counted by the statement that selects them
 */
public record Listing<T>(List<T> rows, int page, long total) {

    public static final int LENGTH = 20;

    public Listing {
        rows = List.copyOf(rows);
        if (rows.isEmpty() && page > pages(total)) {
            throw new BeyondLastPage(page, pages(total));
        }
    }

    /** The rows of a list that is never cut: it has no second page. */
    public static <T> List<T> uncut(List<T> rows, int page) {
        if (page > 1) {
            throw new BeyondLastPage(page, 1);
        }
        return rows;
    }

    /** Number of rows on the pages before. */
    public static long offset(int page) {
        return (page - 1L) * LENGTH;
    }

    /** Number of this page's first row, counted from 1; 0 when the page is empty. */
    public long first() {
        return rows.isEmpty() ? 0 : offset(page) + 1;
    }

    public long last() {
        return rows.isEmpty() ? 0 : offset(page) + rows.size();
    }

    public int pages() {
        return pages(total);
    }

    private static int pages(long total) {
        return (int) Math.max(1, (total + LENGTH - 1) / LENGTH);
    }

    public boolean single() {
        return page == 1 && total <= rows.size();
    }
}
