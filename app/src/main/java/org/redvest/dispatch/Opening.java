package org.redvest.dispatch;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.redvest.engine.Position;
import org.redvest.orders.NeedId;
import org.redvest.orders.OrderNumber;
import org.redvest.orders.ShiftId;
import org.redvest.regions.RegionCode;

/**
 * A need that everybody eligible may take a place of, first come, first served (抢单).
 *
 * @param openedTo homes in this region
 * @param closesAt until then people come and leave by themselves; afterwards the committee calls
 */
public record Opening(
        NeedId need,
        ShiftId shift,
        OrderNumber order,
        RegionCode region,
        RegionCode openedTo,
        Asked asked,
        int places,
        int taken,
        Instant openedAt,
        Instant closesAt,
        Optional<Instant> withdrawnAt) {

    /**
     * What is asked of whoever comes; a copy, so that a tap is answered from one table.
     *
     * @param skills all of them; those in {@code licences} must have been checked as well
     */
    public record Asked(
            Instant start,
            Instant end,
            Position site,
            String category,
            Set<String> skills,
            Set<String> licences,
            int minimumAge) {

        public Asked {
            skills = Set.copyOf(skills);
            licences = Set.copyOf(licences);
        }
    }

    public boolean full() {
        return taken >= places;
    }

    public int free() {
        return places - taken;
    }

    /** Whether people still come and leave by themselves. */
    public boolean running(Instant now) {
        return withdrawnAt.isEmpty() && now.isBefore(closesAt);
    }
}
