package org.redvest.dispatch.places;

import java.time.Instant;
import java.util.List;

/**
 * What a browser may show of a volunteer's services while it has no network.
 *
 * @param ahead the next first, without private details
 * @param total of all that are ahead
 * @param asOf when this was so
 */
public record KnownServices(List<Ticket> ahead, int total, Instant asOf) {

    static final int MOST = 10;

    public KnownServices {
        ahead = List.copyOf(ahead);
    }

    public boolean areMore() {
        return total > ahead.size();
    }
}
