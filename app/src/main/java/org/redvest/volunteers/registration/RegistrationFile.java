package org.redvest.volunteers.registration;

import java.util.List;
import java.util.Optional;
import org.redvest.accounts.Identity;
import org.redvest.volunteers.VolunteerStatus;

/**
 * A registration as the community reads it, with the person and what speaks against it.
 *
 * @param status of the volunteer that came of it
 */
public record RegistrationFile(
        Registration registration,
        Identity identity,
        String home,
        List<PerhapsSame> same,
        Optional<VolunteerStatus> status) {

    public RegistrationFile {
        same = List.copyOf(same);
    }

    public boolean mayLeave() {
        return status.filter(each -> each != VolunteerStatus.LEFT).isPresent();
    }
}
