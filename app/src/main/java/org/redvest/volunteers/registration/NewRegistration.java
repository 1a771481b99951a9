package org.redvest.volunteers.registration;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.WeekPattern;

/**
 * A registration as it was read from the form, beside the account.
 *
 * @param consentNeeded the age asks for a guardian's consent
 * @param consented a guardian has given it on the page
 */
record NewRegistration(
        JoinLink link,
        RegionCode region,
        Sex sex,
        LocalDate born,
        Set<String> skills,
        Set<String> interests,
        WeekPattern week,
        Optional<Guardian> guardian,
        boolean consentNeeded,
        boolean consented,
        UUID request) {

    NewRegistration {
        skills = Set.copyOf(skills);
        interests = Set.copyOf(interests);
    }
}
