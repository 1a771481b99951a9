package org.redvest.hours;

import java.util.Optional;

/** What became of a correction in the books. */
public sealed interface Amended {

    /**
     * Lines were added.
     *
     * @param before the line that is voided now, if one stood
     * @param now the line that stands now, if one does
     */
    record Done(Optional<Entry> before, Optional<Entry> now) implements Amended {}

    /** It stands like that already; nothing was added. */
    record Unchanged() implements Amended {}

    /** Another correction came between; nothing was added. */
    record Outdated() implements Amended {}
}
