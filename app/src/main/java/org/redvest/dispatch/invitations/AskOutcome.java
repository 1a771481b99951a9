package org.redvest.dispatch.invitations;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.redvest.dispatch.Reason;

/** What becomes of asking one volunteer for one need. */
public sealed interface AskOutcome {

    /** They are asked, and may answer until then. */
    record InviteSent(long invitation, Instant until) implements AskOutcome {
        /** Plans keep it and count it. */
        @Override
        public String code() {
            return "sent";
        }
    }

    /** They do not suit, or no longer. */
    record NotEligible(List<Reason> reasons) implements AskOutcome {
        public NotEligible {
            reasons = List.copyOf(reasons);
        }
    }

    /** They were asked for this need before; nobody is asked twice. */
    record AlreadyAsked(Instant at) implements AskOutcome {}

    /** They hold a place of it. */
    record AlreadyComes() implements AskOutcome {}

    /** They said that they do not come to this service. */
    record DeclinedBefore(Instant at) implements AskOutcome {}

    /** Every place is taken. */
    record PlacesTaken() implements AskOutcome {}

    /** It is not approved, over, or too near for an answer and the way. */
    record TooLateToAsk() implements AskOutcome {}

    /** They are asked for something else at that time, or as much as their limits allow. */
    record AskedElsewhere() implements AskOutcome {}

    /** They have been asked as often this week as they want to be. */
    record AskedEnough(int mostAWeek) implements AskOutcome {}

    /** They want to be left alone for now (免打扰). */
    record LeftAlone() implements AskOutcome {}

    /** End of the key of its words. */
    default String code() {
        var name = getClass().getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
