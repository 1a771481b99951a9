package org.redvest.dispatch.teams;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.TeamId;

/**
 * Places of a need that a team is asked to fill.
 *
 * @param homes members who live elsewhere are not asked
 * @param places wanted from the team
 * @param start of the service when the team was asked
 * @param until when members can be proposed
 */
record TeamOffer(
        long id,
        NeedId need,
        ShiftId shift,
        ActivityNumber activity,
        RegionCode homes,
        TeamId team,
        int places,
        Instant start,
        AccountId offeredBy,
        Instant offeredAt,
        Instant until,
        Optional<TeamOfferEnd> end) {

    /** Why nobody can be proposed any more; that time is over, or the service full, stands in no row. */
    enum TeamOfferEnd {
        TAKEN_BACK,
        DECLINED,
        /** It had come to an end, and the team was asked anew. */
        OVER;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static TeamOfferEnd of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
