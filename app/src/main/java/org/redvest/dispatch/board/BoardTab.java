package org.redvest.dispatch.board;

import java.util.Locale;

/** The tabs of the board. Each shift is in exactly one of them beside {@link #ALL}, so the numbers add up. */
public enum BoardTab {
    /** People are missing, and none is being asked: it was not opened, its time to accept is over, or its offer was taken back. */
    LACKS,
    /** People are missing and are being asked, or those who hold a place at a moved shift have not answered yet. */
    ASKED,
    /** It has its people, or it is under way. */
    STAFFED,
    /** It is over, and its community has not said yet who came. */
    ENDED,
    ALL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
