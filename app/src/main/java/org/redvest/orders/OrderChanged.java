package org.redvest.orders;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/**
 * The community changed an order.
 *
 * @param moved the services that have another time now
 * @param parts what else differs; in review, where nobody but the reviewer is concerned, it is not told apart
 */
public record OrderChanged(
        OrderNumber order, RegionCode region, AccountId by, Instant at, List<ShiftId> moved, Set<Part> parts) {

    public OrderChanged {
        moved = List.copyOf(moved);
        parts = Set.copyOf(parts);
    }

    /** What a community may change of an approved order beside the time. */
    public enum Part {
        PEOPLE,
        ADDRESS,
        CONTACT,
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
