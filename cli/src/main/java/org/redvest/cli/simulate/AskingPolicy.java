package org.redvest.cli.simulate;

import java.util.Locale;

/** Ways to choose whom to ask. */
public enum AskingPolicy {
    /** All who fit, at once; whoever is first gets the place. */
    EVERYBODY,
    /** In waves, the nearest first. */
    NEAREST,
    /** In waves, the likeliest to say yes first. */
    LIKELIEST,
    /** In waves that are planned together, where each message to a person has a price. */
    PRICED;

    /** The name in tables and files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
