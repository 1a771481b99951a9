package org.redvest.setup.divisions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;

/**
 * A file that an administrator sent.
 *
 * @param region of that administrator's hat
 * @param added codes that were not there before it was applied
 * @param changed rows as they were before
 */
public record SentAmendment(
        long number,
        RegionCode region,
        String file,
        byte[] content,
        Instant sentAt,
        Optional<Instant> appliedAt,
        Optional<Instant> takenBackAt,
        List<RegionCode> added,
        List<Region> changed) {

    public boolean standsApplied() {
        return appliedAt.isPresent() && takenBackAt.isEmpty();
    }
}
