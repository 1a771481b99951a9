package org.redvest.shifts;

import java.util.Set;

/**
 * How many people a shift asks for, and which skills each of them must have.
 *
 * @param licences those of the skills which by law need a licence that was seen
 */
public record Need(NeedId id, ShiftId shift, int people, Set<String> skills, Set<String> licences) {

    public Need {
        skills = Set.copyOf(skills);
        licences = Set.copyOf(licences);
    }
}
