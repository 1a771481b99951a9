package org.redvest.volunteers.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.engine.Limits;
import org.redvest.regions.RegionCode;
import org.redvest.volunteers.Availability;
import org.redvest.volunteers.NewVolunteer;
import org.redvest.volunteers.Preferences;
import org.redvest.volunteers.VolunteerStatus;
import org.redvest.volunteers.WeekPattern;

/**
 * One registration: it waits until it is answered.
 *
 * @param sex empty once the person is erased
 * @param consentAt when a guardian's consent came on record
 * @param withdrawnAt when the guardian took it back
 */
public record Registration(
        AccountId account,
        RegionCode region,
        Optional<Sex> sex,
        LocalDate born,
        Set<String> skills,
        Set<String> interests,
        WeekPattern week,
        Optional<Guardian> guardian,
        boolean consentNeeded,
        Optional<Instant> consentAt,
        Optional<Instant> withdrawnAt,
        Instant registeredAt,
        Optional<Answered> answered) {

    /** What a newcomer sets themselves later: seven kilometres, four services a month, one a day, twenty hours. */
    private static final double RADIUS_KM = 7;

    private static final Limits LIMITS = new Limits(4, 1, 20 * 60);

    public Registration {
        skills = Set.copyOf(skills);
        interests = Set.copyOf(interests);
    }

    /** @param reason of a refusal, as the person reads it */
    public record Answered(boolean confirmed, Instant at, AccountId by, String reason) {}

    public boolean waiting() {
        return answered.isEmpty();
    }

    public boolean confirmed() {
        return answered.filter(Answered::confirmed).isPresent();
    }

    public boolean refused() {
        return answered.isPresent() && !confirmed();
    }

    public boolean lacksConsent() {
        return consentNeeded && consentAt.isEmpty();
    }

    public int ageOn(LocalDate day) {
        return AgeRule.age(born, day);
    }

    NewVolunteer newcomer() {
        return new NewVolunteer(
                account,
                born,
                region,
                null,
                skills,
                java.util.Map.of(),
                new Preferences(RADIUS_KM, LIMITS, interests, Availability.weekly(week), false),
                lacksConsent() ? VolunteerStatus.HELD : VolunteerStatus.ACTIVE);
    }
}
