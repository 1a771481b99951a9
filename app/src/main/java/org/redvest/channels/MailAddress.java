package org.redvest.channels;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's e-mail address.
 *
 * @param confirmed the one that messages go to
 * @param asked the one that waits for its confirmation
 */
public record MailAddress(Optional<String> confirmed, Optional<String> asked, Optional<Instant> askedAt) {

    static final MailAddress NONE = new MailAddress(Optional.empty(), Optional.empty(), Optional.empty());

    /** A link in an old mailbox confirms nothing. */
    public static final Duration LINK_LASTS = Duration.ofHours(24);

    public boolean canBeConfirmed(Instant now) {
        return askedAt.filter(at -> now.isBefore(at.plus(LINK_LASTS))).isPresent();
    }

    /** Nobody's address in a log. */
    @Override
    public String toString() {
        return "MailAddress";
    }
}
