package org.redvest.web;

import java.util.List;

/**
 * One page of a counted list.
 *
 * @param rows the rows of this page, at most {@link #LENGTH}
 * @param page counted from 1
 * @param total the number of rows on all pages, counted by the statement that selects them
 */
public record Listing<T>(List<T> rows, int page, long total) {

    public static final int LENGTH = 20;

    /** Ten million rows: no list is longer, and an offset beyond it is a slip or an attack. */
    private static final int LAST_PAGE = 500_000;

    public Listing {
        rows = List.copyOf(rows);
    }

    /** Reads the request's {@code page}; anything but a number from 1 on is the first page. */
    public static int page(String asked) {
        return asked.matches("[1-9][0-9]{0,5}") ? Math.min(Integer.parseInt(asked), LAST_PAGE) : 1;
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
        return (int) Math.max(1, (total + LENGTH - 1) / LENGTH);
    }

    public boolean single() {
        return page == 1 && total <= rows.size();
    }

    /** The page before, or the last that has rows when this one lies beyond it. */
    public int before() {
        return Math.min(page - 1, pages());
    }
}
