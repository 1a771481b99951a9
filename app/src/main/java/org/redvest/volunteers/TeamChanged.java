package org.redvest.volunteers;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/**
 * A team has changed in a way that these volunteers should hear of.
 *
 * @param what happened
 * @param by who did it: they need not be told
 */
public record TeamChanged(
        TeamId team, String name, RegionCode region, What what, List<VolunteerId> concerned, AccountId by, Instant at) {

    public TeamChanged {
        concerned = List.copyOf(concerned);
    }

    /** From the first request to the end of a team. */
    public enum What {
        FOUNDED,
        ASKED,
        JOINED,
        ADMITTED,
        NOT_ADMITTED,
        REMOVED,
        LEFT,
        DEPUTY_NAMED,
        LEAD_OFFERED,
        LEAD_DECLINED,
        LEAD_TAKEN,
        DISSOLVED;

        /** As in the keys of its words. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
