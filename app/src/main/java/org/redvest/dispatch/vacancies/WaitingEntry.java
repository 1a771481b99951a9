package org.redvest.dispatch.vacancies;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.volunteers.VolunteerId;

/**
 * One volunteer who waits for a place of a full need (候补).
 *
 * @param start of the service, as it was joined
 * @param askedAt since when a place is kept for them; empty while they wait for one
 * @param end empty while it lasts
 */
public record WaitingEntry(
        long id,
        NeedId need,
        ActivityNumber activity,
        VolunteerId volunteer,
        Instant start,
        Instant joinedAt,
        Optional<Instant> askedAt,
        Optional<WaitEnd> end) {

    /** What became of it, and when. */
    public record WaitEnd(WaitEndKind kind, Instant at) {}

    public enum WaitEndKind {
        /** They have taken their name off the list. */
        LEFT,
        /** They came to a place. */
        ACCEPTED,
        /** Asked for a place that was free, they said no. */
        DECLINED,
        /** Asked, they let the time to answer pass. */
        SILENT,
        /** They promised to be elsewhere at that time. */
        ELSEWHERE,
        /** A rule keeps them out by now. */
        BARRED,
        /** The service does not take place. */
        CALLED_OFF,
        /** No place became free in time. */
        BEGUN;

        /** As in the database and in the keys of its words. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static WaitEndKind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
