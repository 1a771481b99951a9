package org.redvest.volunteers;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.redvest.accounts.AccountId;
import org.redvest.engine.Position;
import org.redvest.regions.RegionCode;

/**
 * An account that registers as a volunteer (注册志愿者); name and telephone number stay with the account.
 *
 * @param home the community they live in
 * @param exactHome only if they choose to give it; else ways are measured from the community's centre
 * @param skills codes of what they can do
 * @param licences codes of qualifications that were checked
 */
public record NewVolunteer(
        AccountId account,
        LocalDate born,
        RegionCode home,
        @Nullable Position exactHome,
        Set<String> skills,
        Set<String> licences,
        Preferences preferences) {

    public NewVolunteer {
        skills = Set.copyOf(skills);
        licences = Set.copyOf(licences);
    }
}
