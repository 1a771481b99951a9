package org.redvest.dispatch.swaps;

import java.util.Locale;

/** How a swap ended. */
public enum SwapEndKind {
    DONE,
    /** One of them does not want it. No reason is asked. */
    DECLINED,
    /** Not everybody answered in time. */
    SILENT,
    /** A place in it was given back, moved or filled otherwise, or a rule forbids it now. */
    BROKEN;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SwapEndKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
