package org.redvest.accounts;

import java.time.Instant;

/** One consent on record, with the words that were agreed to. */
public record GivenConsent(ConsentText text, By by, Instant at) {

    /** Who agreed: the person, or a guardian for a minor. */
    public enum By {
        SELF,
        GUARDIAN
    }
}
