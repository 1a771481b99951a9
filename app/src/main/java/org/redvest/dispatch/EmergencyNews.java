package org.redvest.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.redvest.volunteers.VolunteerId;

/**
 * People are told of an emergency call (应急召集), or of a drill of it, which says so in every message.
 *
 * @param title as the dispatcher wrote it
 * @param start when those who come are needed
 * @param until when they must have answered
 */
public record EmergencyNews(
        long call,
        boolean drill,
        String title,
        Instant start,
        Instant until,
        EmergencyTurn turn,
        List<VolunteerId> people,
        Instant at) {

    public EmergencyNews {
        people = List.copyOf(people);
    }

    public enum EmergencyTurn {
        /** They are asked to come, and answer within minutes. */
        ASKED,
        /** They need not answer any more: enough have said yes. */
        ENOUGH,
        /** Nobody is needed any more. */
        OFF;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code emergency-drill-asked}. */
    public String what() {
        return (drill ? "emergency-drill-" : "emergency-") + turn.code();
    }

    /** The page on which those who were asked answer. */
    public String href() {
        return "/openings/emergencies/" + call;
    }
}
