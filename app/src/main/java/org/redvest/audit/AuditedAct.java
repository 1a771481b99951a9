package org.redvest.audit;

import java.util.Locale;

/** What the log holds. An act that is added here needs its word in the bundles. */
public enum AuditedAct {
    ACCOUNT_OPENED,
    GRANT_GIVEN,
    GRANT_WITHDRAWN,
    GRANT_RETURNED,
    PASSWORD_RENEWED,
    /** The console's way in, for the first administrator or one who has forgotten the password. */
    ADMINISTRATOR_INVITED,
    PASSWORD_CHANGED,
    SIGNED_IN,
    SIGN_IN_REFUSED,
    CHANNEL_SET_UP,
    HAT_CHANGED,
    FIGURES_DOWNLOADED,
    PRIVATE_DETAILS_READ;

    /** The last part of its key in the bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
