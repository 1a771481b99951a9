package org.redvest.volunteers.intake;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.redvest.accounts.SealedIdentity;
import org.redvest.regions.RegionCode;

/**
 * What a row says of a person; all of it can be taken as it is.
 *
 * @param number the public number that the person may have here already
 * @param minutes served before this platform
 * @param consent whether the list says that a guardian has agreed
 */
record ImportedPerson(
        int row,
        String name,
        Optional<String> phone,
        LocalDate born,
        RegionCode home,
        Set<String> skills,
        Optional<String> number,
        OptionalInt minutes,
        boolean consent,
        Optional<SealedIdentity> document) {

    ImportedPerson {
        skills = Set.copyOf(skills);
    }

    /** A minor whose guardian has not agreed waits: nobody is to ask for them before that. */
    boolean mustWait(LocalDate today, int consentBelow) {
        return !consent && born.plusYears(consentBelow).isAfter(today);
    }

    @Override
    public String toString() {
        return "row " + row;
    }
}
