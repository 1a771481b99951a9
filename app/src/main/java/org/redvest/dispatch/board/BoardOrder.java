package org.redvest.dispatch.board;

import java.util.Locale;

/** In which order the board lists its shifts. */
public enum BoardOrder {
    /** The next to start first. */
    START,
    /** The most people missing first. */
    MISSING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
