package org.redvest.channels;

import java.util.Locale;

/** A way out of the application. */
public enum Channel {
    MAIL,
    TEXT,
    PUSH;

    /** As in addresses, in the database and in the keys of words. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
