package org.redvest.shifts;

import java.util.List;

/**
 * So many people with the same skills, as an owner asks for them.
 *
 * @param licences those of the skills that need a licence by law
 */
public record AskedFor(int people, List<String> skills, List<String> licences) {

    public AskedFor {
        skills = List.copyOf(skills);
        licences = List.copyOf(licences);
    }
}
