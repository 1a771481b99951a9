package org.redvest.volunteers.intake;

import java.util.List;
import java.util.Optional;
import org.redvest.volunteers.VolunteerId;

/**
 * A row's person and who that is.
 *
 * @param candidates who it may be
 * @param known who it is; empty for somebody new, and where that is to be decided
 */
record SortedPerson(ImportedPerson person, RowPart part, List<VolunteerId> candidates, Optional<VolunteerId> known) {

    SortedPerson {
        candidates = List.copyOf(candidates);
    }
}
