package org.redvest.volunteers.registry;

import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Licences and insurances of a person, for those who find that two numbers are one person's. */
@Component
public class PersonProofs {

    private final LicenceStore licences;
    private final InsuranceStore insurances;

    PersonProofs(LicenceStore licences, InsuranceStore insurances) {
        this.licences = licences;
        this.insurances = insurances;
    }

    /** How many were checked. */
    public int licences(VolunteerId volunteer) {
        return licences.list(volunteer).size();
    }

    public int insurances(VolunteerId volunteer) {
        return insurances.list(volunteer).size();
    }

    public void carryOver(VolunteerId from, VolunteerId to) {
        licences.carryOver(from, to);
        insurances.carryOver(from, to);
        licences.follow(to);
    }
}
