package org.redvest.dispatch.calls;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.redvest.accounts.AccountId;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;

/**
 * One person called about one need by one dispatcher.
 *
 * @param until no other dispatcher calls this person before, unless the call ends earlier
 * @param shownAt when the number was shown; empty while it is masked
 */
public record ServiceCall(
        long id,
        NeedId need,
        ActivityNumber activity,
        VolunteerId volunteer,
        AccountId by,
        Instant claimedAt,
        Instant until,
        Optional<Instant> shownAt,
        Optional<CallEnd> end) {

    public record CallEnd(CallOutcome outcome, Instant at) {}

    /** What came of a call. */
    public enum CallOutcome {
        YES,
        NO,
        NO_ANSWER,
        WRONG_NUMBER,
        /** They do not want to be called again, about anything. */
        NEVER,
        /** They said yes, and a rule or another was against it. */
        CANNOT,
        /** Not called after all, or not in time. */
        GIVEN_UP;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static CallOutcome of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    boolean runs(Instant now) {
        return end.isEmpty() && now.isBefore(until);
    }
}
