package org.redvest.dispatch.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.redvest.dispatch.PlaceId;
import org.redvest.volunteers.VolunteerId;

/**
 * One person was asked to come to an emergency.
 *
 * @param kilometres from their home to the point
 * @param answeredAt when they first said yes or no
 * @param place what they hold; never of a drill
 */
public record EmergencyAsk(
        long id,
        long call,
        VolunteerId volunteer,
        double kilometres,
        int ring,
        Instant askedAt,
        Instant until,
        AskState state,
        Optional<Instant> answeredAt,
        Optional<PlaceId> place) {

    public enum AskState {
        OPEN,
        ACCEPTED,
        DECLINED,
        /** Their minutes went by. They may still say yes while people are missing. */
        SILENT,
        /** Enough others said yes first. */
        ENOUGH,
        CALLED_OFF,
        /** They had said yes and took leave. */
        LEFT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static AskState of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Optional<Duration> took() {
        return answeredAt.map(at -> Duration.between(askedAt, at));
    }
}
