package org.redvest.demo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.redvest.catalogue.MenuItemId;
import org.redvest.regions.RegionCode;

/**
 * One order as it goes in the demo, from the community's tap to its end.
 *
 * @param submitted when the community ordered
 * @param starts when the service begins, in the city's own time
 * @param lasts how long it takes
 * @param people how many it asks for
 * @param first who of the demo's known people takes part
 */
record Story(
        RegionCode community,
        MenuItemId item,
        LocalDateTime submitted,
        LocalDateTime starts,
        Duration lasts,
        int people,
        Ending ending,
        List<CastRole> first) {

    Story(
            RegionCode community,
            MenuItemId item,
            LocalDateTime submitted,
            LocalDateTime starts,
            Duration lasts,
            int people,
            Ending ending) {
        this(community, item, submitted, starts, lasts, people, ending, List.of());
    }

    enum Ending {
        /** Served, confirmed, evaluated. */
        CLOSED,
        /** Served and confirmed; the community has not said how it was. */
        TO_EVALUATE,
        /** Open, and filling. */
        OPEN,
        /** Open, but for something that few can do: it will fall short. */
        FALLS_SHORT,
        /** Waiting for its answer. */
        SUBMITTED,
        RETURNED,
        REJECTED,
        CANCELLED;

        boolean opened() {
            return this == CLOSED || this == TO_EVALUATE || this == OPEN || this == FALLS_SHORT;
        }
    }

    LocalDateTime ends() {
        return starts.plus(lasts);
    }
}
