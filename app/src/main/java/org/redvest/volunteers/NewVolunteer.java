package org.redvest.volunteers;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.engine.Position;
import org.redvest.engine.Standing;
import org.redvest.regions.RegionCode;

/**
 * An account that registers as a volunteer (注册志愿者); name and telephone number stay with the account.
 *
 * @param home the community they live in
 * @param exactHome only if they choose to give it; else ways are measured from the community's centre
 * @param skills codes of what they can do
 * @param licences codes of qualifications that were checked, each with the last day on which it is valid
 * @param status {@link VolunteerStatus#HELD} for somebody who is on record and may not be asked yet
 */
public record NewVolunteer(
        AccountId account,
        LocalDate born,
        RegionCode home,
        @Nullable Position exactHome,
        Set<String> skills,
        Map<String, LocalDate> licences,
        Preferences preferences,
        VolunteerStatus status) {

    public NewVolunteer {
        skills = Set.copyOf(skills);
        licences = Map.copyOf(licences);
    }

    /** One who may serve at once. */
    public NewVolunteer(
            AccountId account,
            LocalDate born,
            RegionCode home,
            @Nullable Position exactHome,
            Set<String> skills,
            Map<String, LocalDate> licences,
            Preferences preferences) {
        this(account, born, home, exactHome, skills, licences, preferences, VolunteerStatus.ACTIVE);
    }

    /** Licences without an end. */
    public NewVolunteer(
            AccountId account,
            LocalDate born,
            RegionCode home,
            @Nullable Position exactHome,
            Set<String> skills,
            Set<String> licences,
            Preferences preferences) {
        this(
                account,
                born,
                home,
                exactHome,
                skills,
                licences.stream().collect(Collectors.toMap(Function.identity(), _ -> Standing.WITHOUT_END)),
                preferences);
    }
}
