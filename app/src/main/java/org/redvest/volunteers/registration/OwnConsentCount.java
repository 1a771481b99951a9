package org.redvest.volunteers.registration;

import org.redvest.accounts.PersonalCount;
import org.springframework.stereotype.Component;

/** One while the person who acts has come of age and has not yet consented for themselves. */
@Component
class OwnConsentCount implements PersonalCount {

    static final String NAME = "own-consent-due";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String query() {
        return "select count(*) from registration where account_id = :account and own_consent_due";
    }
}
