package org.redvest.volunteers.registration;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.GivenConsent;
import org.redvest.accounts.Identity;
import org.redvest.volunteers.Profile;

/** All that is kept of one volunteer, but for the hours, which have pages of their own. */
public record OwnData(
        Profile profile,
        Identity identity,
        String home,
        Optional<Registration> registration,
        List<GivenConsent> consents) {

    public OwnData {
        consents = List.copyOf(consents);
    }
}
