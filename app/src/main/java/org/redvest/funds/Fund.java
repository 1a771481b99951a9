package org.redvest.funds;

import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.programmes.ProgrammeId;
import org.redvest.regions.RegionCode;

/**
 * Money that is bound to one programme (专款).
 *
 * @param region of the committee whose programme it is
 */
public record Fund(FundId id, ProgrammeId programme, RegionCode region, FundOutline outline) {

    /** The dispatchers of the committee propose what is written in its book. */
    public boolean isKeptBy(Hat hat) {
        return hat.role() == Role.DISPATCHER && hat.region().equals(region);
    }

    /** The second person: another dispatcher of the committee, or the secretary of it or of a committee above. */
    public boolean isCheckedBy(Hat hat) {
        return isKeptBy(hat) || hat.role() == Role.SECRETARY && hat.region().contains(region);
    }
}
