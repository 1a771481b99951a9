package org.redvest.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.redvest.regions.RegionCode;
import org.redvest.shifts.ActivityNumber;
import org.redvest.shifts.NeedId;
import org.redvest.shifts.ShiftId;
import org.redvest.volunteers.VolunteerId;

/**
 * One person's place at one service (名额). It is never deleted: who was freed of it stays on record.
 *
 * @param region the community that asked
 * @param moved the time that was accepted, when the community has moved the service since
 * @param question whether its holder comes at the moved time, until that is answered; the record of a freed place keeps it
 */
public record Place(
        PlaceId id,
        NeedId need,
        ShiftId shift,
        ActivityNumber activity,
        RegionCode region,
        VolunteerId volunteer,
        Instant start,
        Instant end,
        Optional<Moved> moved,
        Optional<MoveQuestion> question,
        Instant acceptedAt,
        Optional<Freed> freed) {

    /** From here, as it was accepted, to where the place is now. */
    public record Moved(Instant start, Instant end) {}

    /** The community moved the service, and its holder is asked again (再次确认). Without an answer the place is freed when it is due. */
    public record MoveQuestion(Instant askedAt, Instant due) {

        public boolean openAt(Instant now) {
            return now.isBefore(due);
        }
    }

    /** When and why nobody is bound by it any more. */
    public record Freed(Why why, Instant at) {}

    public enum Why {
        /** The volunteer took leave in time (请假). */
        LEFT,
        /** The community cancelled the activity. */
        CANCELLED,
        /** The community changed the activity, and the volunteer cannot come any more or did not answer. */
        CHANGED,
        /** Its holder has exchanged it for another (换班). */
        SWAPPED
    }

    public boolean held() {
        return freed.isEmpty();
    }

    /** The time that an answer is about: an answer about another time, from a page that lay open, is none. */
    public String time() {
        return start + "/" + end;
    }

    /** Freed because its holder did not answer in time whether they come at the new time. */
    public boolean unanswered() {
        return freed.filter(each -> each.why() == Why.CHANGED).map(Freed::at).equals(question.map(MoveQuestion::due))
                && question.isPresent();
    }
}
