package org.redvest.setup.divisions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.regions.DivisionsUpload;
import org.redvest.regions.Outline;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;

/**
 * A file that an administrator sent.
 *
 * @param region of that administrator's hat
 * @param added codes that were not there before it was applied
 * @param changed rows as they were before
 * @param outlines of counties as they were before; empty where there was none
 * @param merged codes that were merged into others
 * @param followed number of rows that stand under another code since then
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
        List<Region> changed,
        Map<RegionCode, Optional<Outline>> outlines,
        List<RegionCode> merged,
        long followed,
        String datum) {

    DivisionsUpload upload() {
        return new DivisionsUpload(file, content, datum);
    }

    /** What was moved together cannot be told apart again. */
    public boolean isMixed() {
        return followed > 0;
    }

    public boolean standsApplied() {
        return appliedAt.isPresent() && takenBackAt.isEmpty();
    }
}
