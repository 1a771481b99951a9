package org.redvest.setup;

import org.redvest.regions.Region;

/** What an attempt to found came to. */
public sealed interface FoundingOutcome {

    /** @param whole all that the installation serves from now on */
    record Founded(Region whole) implements FoundingOutcome {}

    /** Another window was quicker, or the link was opened long after. */
    record FoundedBefore() implements FoundingOutcome {}
}
