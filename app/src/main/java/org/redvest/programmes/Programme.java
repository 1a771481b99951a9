package org.redvest.programmes;

import java.util.Optional;
import org.redvest.accounts.Hat;
import org.redvest.accounts.Role;
import org.redvest.regions.RegionCode;

/**
 * What a committee plans over weeks (项目), under one name and with one aim.
 *
 * @param region of the committee whose it is
 * @param version raised by each change, so that a form of yesterday overwrites nothing of today
 * @param reason the sentence with which it was ended early or cancelled
 */
public record Programme(
        ProgrammeId id,
        RegionCode region,
        ProgrammeOutline outline,
        ProgrammeState state,
        int version,
        Optional<String> reason) {

    /** The staff of its own region alone changes it; a committee above sees it. */
    public boolean isChangedBy(Hat hat) {
        return hat.role() == Role.DISPATCHER && hat.region().equals(region);
    }
}
