package org.redvest.volunteers.registry;

import java.time.Instant;
import java.time.LocalDate;
import org.redvest.accounts.AccountId;

/** That a volunteer is insured, as a fact that was recorded. */
public record Insurance(
        long id, String insurer, LocalDate first, LocalDate last, Instant recordedAt, AccountId recordedBy) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }
}
