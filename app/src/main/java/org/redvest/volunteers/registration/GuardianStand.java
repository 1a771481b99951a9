package org.redvest.volunteers.registration;

import java.time.Instant;
import java.util.Optional;

/**
 * What a guardian sees behind the link.
 *
 * @param child their name
 * @param community that answers for them
 * @param consentAt since when the consent holds
 * @param mayConsent the link has not been used for that yet
 * @param ends when the link does
 */
public record GuardianStand(
        String child, String community, Optional<Instant> consentAt, boolean mayConsent, Instant ends) {}
