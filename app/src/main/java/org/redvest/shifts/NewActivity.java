package org.redvest.shifts;

import java.util.List;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/**
 * An activity as its owner proposes it.
 *
 * @param by who proposes it for the owner
 * @param needs what each of the shifts asks for
 */
public record NewActivity(
        ActivityNumber number,
        Owner owner,
        RegionCode region,
        AccountId by,
        Terms terms,
        PrivateDetails details,
        List<Window> shifts,
        List<AskedFor> needs) {

    public NewActivity {
        shifts = List.copyOf(shifts);
        needs = List.copyOf(needs);
    }
}
