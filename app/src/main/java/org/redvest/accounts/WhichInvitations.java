package org.redvest.accounts;

import java.util.Locale;

/** The parts of the list of invitations; each invitation is in exactly one. */
public enum WhichInvitations {
    OPEN,
    /** A person with a dead link asked for another one. */
    ASKED,
    ACCEPTED,
    ENDED,
    REVOKED;

    /** As addresses and bundles write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
