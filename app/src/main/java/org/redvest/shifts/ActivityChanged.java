package org.redvest.shifts;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.redvest.accounts.AccountId;
import org.redvest.regions.RegionCode;

/**
 * Its owner changed an activity that was released.
 *
 * @param moved the services that have another time now
 * @param parts what else differs
 */
public record ActivityChanged(
        ActivityNumber activity,
        RegionCode region,
        AccountId by,
        Instant at,
        List<ShiftId> moved,
        Set<ChangedPart> parts) {

    public ActivityChanged {
        moved = List.copyOf(moved);
        parts = Set.copyOf(parts);
    }

    /** What may change beside the time once people may have accepted. */
    public enum ChangedPart {
        PEOPLE,
        ADDRESS,
        CONTACT,
        NOTE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
