package org.redvest.accounts;

import java.util.Map;
import org.redvest.web.Listing;

/** One page of one part of the invitations, and how many there are in each part. */
public record InvitationList(Listing<Invitation> rows, WhichInvitations which, Map<WhichInvitations, Long> counts) {

    public InvitationList {
        counts = Map.copyOf(counts);
    }

    public long count(WhichInvitations each) {
        return counts.getOrDefault(each, 0L);
    }
}
