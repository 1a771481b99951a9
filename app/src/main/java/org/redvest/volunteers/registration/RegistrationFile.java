package org.redvest.volunteers.registration;

import java.util.List;
import org.redvest.accounts.Identity;

/** A registration as the community reads it, with the person and what speaks against it. */
public record RegistrationFile(Registration registration, Identity identity, String home, List<PerhapsSame> same) {

    public RegistrationFile {
        same = List.copyOf(same);
    }
}
