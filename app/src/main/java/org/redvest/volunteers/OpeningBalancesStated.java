package org.redvest.volunteers;

import java.time.Instant;
import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/**
 * A list says how long some new volunteers have served before they were recorded here (期初时数). Their hours are a class of their own.
 *
 * @param source the list's name
 * @param since the moment up to which the list counts
 */
public record OpeningBalancesStated(List<OpeningBalance> balances, String source, Instant since, AccountId by) {

    public OpeningBalancesStated {
        balances = List.copyOf(balances);
    }

    public record OpeningBalance(VolunteerId volunteer, RegionCode home, int minutes) {}
}
