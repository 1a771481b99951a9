package org.redvest.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * One consent on record, with the words that were agreed to.
 *
 * @param withdrawn since when it does not hold any more
 */
public record GivenConsent(ConsentText text, By by, Instant at, Optional<Instant> withdrawn) {

    /** Who agreed: the person, or a guardian for a minor. */
    public enum By {
        SELF,
        GUARDIAN
    }
}
