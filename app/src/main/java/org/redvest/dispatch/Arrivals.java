package org.redvest.dispatch;

import java.util.Locale;
import java.util.Optional;

/**
 * Who has come to a service, who leads it and what the community said of it, as far as attendance knows: the ticket of a place
 * must not ask somebody to come who is there. Asked by the holder of the place.
 */
public interface Arrivals {

    /** Empty as long as they have not checked in. */
    Optional<Arrival> of(Place place);

    /** Whether the community handed them the lead. */
    boolean leads(Place place);

    /** Empty until the community has confirmed, or it was settled. */
    Optional<ArrivalVerdict> verdict(Place place);

    /** What the community says of a person who had accepted; the last two are what the marks say where it was settled from them. */
    enum ArrivalVerdict {
        CAME,
        ABSENT,
        ON_LEAVE,
        EXCUSED,
        RECORDED,
        UNRECORDED;

        public String key() {
            return "dispatch.ticket.said." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where somebody stands who came. */
    enum Arrival {
        HERE,
        GONE;

        public String key() {
            return "dispatch.ticket." + name().toLowerCase(Locale.ROOT);
        }
    }
}
