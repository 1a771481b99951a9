package org.redvest.dispatch.teams;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
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
        Optional<TeamOfferEnd> end,
        Optional<Instant> endedAt) {

    /** Whether a proposal of that time belongs to this offer, and not to one before or after it. */
    boolean covers(Instant sent) {
        return !sent.isBefore(offeredAt) && !sent.isAfter(endedAt.orElse(until));
    }

    /** Why nobody can be proposed any more; noted when it is first seen, so that what happens later does not change it. */
    enum TeamOfferEnd {
        TAKEN_BACK(TeamOfferState.TAKEN_BACK),
        DECLINED(TeamOfferState.DECLINED),
        OVER(TeamOfferState.OVER),
        FILLED(TeamOfferState.FILLED),
        CALLED_OFF(TeamOfferState.CALLED_OFF),
        MOVED(TeamOfferState.MOVED),
        DISSOLVED(TeamOfferState.DISSOLVED);

        private final TeamOfferState state;

        TeamOfferEnd(TeamOfferState state) {
            this.state = state;
        }

        TeamOfferState state() {
            return state;
        }

        /** Empty while it is open. */
        static Optional<TeamOfferEnd> of(TeamOfferState state) {
            return Stream.of(values()).filter(end -> end.state == state).findFirst();
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static TeamOfferEnd of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
