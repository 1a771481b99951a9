package org.redvest.accounts;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.redvest.regions.RegionCode;

/**
 * Invitations that were made in one act (批量邀请), and where they stand.
 *
 * @param drawn when the sheets were last printed: the links on earlier sheets are dead
 */
public record InvitationBatch(
        BatchId id,
        RegionCode region,
        Instant madeAt,
        AccountId madeBy,
        Optional<Instant> drawn,
        Map<WhichInvitations, Long> counts) {

    public InvitationBatch {
        counts = Map.copyOf(counts);
    }

    public long count(WhichInvitations which) {
        return counts.getOrDefault(which, 0L);
    }

    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many would stand on sheets that are printed now. */
    public long waiting() {
        return total() - count(WhichInvitations.ACCEPTED) - count(WhichInvitations.REVOKED);
    }
}
