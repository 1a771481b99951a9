package org.redvest.dispatch.sieve;

import org.redvest.volunteers.VolunteerId;

/**
 * Somebody who may be asked for a need.
 *
 * @param askedLately how often they were asked in the last seven days
 * @param services how many services they hold in the month of this one
 * @param familiar whether they have served in this kind of service
 * @param chance how likely they say yes, as far as their answers tell; for choosing whom to ask, shown on no page
 */
public record SuitablePerson(
        VolunteerId volunteer, double kilometres, int askedLately, int services, boolean familiar, double chance) {}
