package org.redvest.accounts;

import java.util.List;
import java.util.UUID;
import org.redvest.regions.Level;
import org.redvest.regions.RegionCode;
import org.redvest.web.Problem;

/**
 * The form in which an administrator invites the workers of many communities, as it was typed.
 *
 * @param only codes or names of communities, one a line; empty for all that have no worker
 * @param request names this sending of the form: sent twice, it makes one batch
 */
public record NewBatch(String region, String only, String days, UUID request) {

    static final int LONGEST = 400_000;

    static NewBatch empty(RegionCode region) {
        return new NewBatch(region.value(), "", NewInvitation.USUAL, UUID.randomUUID());
    }

    List<Problem> problems() {
        return only.length() > LONGEST
                ? List.of(new Problem("only", "invitations.only.too-long"))
                : NewInvitation.daysProblems(days);
    }

    /** Thousands of communities are not invited by one slip. */
    boolean isForAWholeCity() {
        return only.isBlank() && within().level().compareTo(Level.CITY) <= 0;
    }

    RegionCode within() {
        return new RegionCode(region);
    }
}
