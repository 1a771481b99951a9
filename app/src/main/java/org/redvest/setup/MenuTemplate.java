package org.redvest.setup;

import java.util.Locale;

/** With which menu a city begins. */
public enum MenuTemplate {
    /** The menu that comes with the program. */
    SHIPPED,
    /** None: the city writes its own. */
    EMPTY;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
