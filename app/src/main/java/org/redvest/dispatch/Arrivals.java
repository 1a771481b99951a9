package org.redvest.dispatch;

import java.util.Locale;
import java.util.Optional;

/** Who has come to a service, as far as attendance knows: the ticket of a place must not ask somebody to come who is there. */
public interface Arrivals {

    /** Empty as long as they have not checked in. Asked by the holder of the place. */
    Optional<Arrival> of(Place place);

    /** Where somebody stands who came. */
    enum Arrival {
        HERE,
        GONE;

        String key() {
            return "dispatch.ticket." + name().toLowerCase(Locale.ROOT);
        }
    }
}
