package org.redvest.volunteers.registration;

import java.util.List;
import org.redvest.volunteers.ServiceAhead;

/** What came of leaving, or of erasing oneself. */
public sealed interface Departure {

    /** Also where they had left before. */
    record Gone() implements Departure {}

    /** People count on them: these are given back first. */
    record StillExpected(List<ServiceAhead> services) implements Departure {
        public StillExpected {
            services = List.copyOf(services);
        }
    }

    /** They lead teams, or are a leader's deputy: they hand over first, or the team has no leader. */
    record StillLeads(int teams) implements Departure {}

    /** The account works for a region, too; an administrator withdraws that first. */
    record HoldsOffice() implements Departure {}
}
