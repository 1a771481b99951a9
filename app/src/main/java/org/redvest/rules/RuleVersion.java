package org.redvest.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.redvest.accounts.AccountId;

/**
 * One version of one rule.
 *
 * @param from its first day
 * @param madeBy empty where it came with the program or with the founding
 * @param takenBackAt it was planned, and never came into force
 */
public record RuleVersion(
        long number,
        RuleSubject subject,
        LocalDate from,
        RuleContent content,
        Instant madeAt,
        Optional<AccountId> madeBy,
        Optional<Instant> takenBackAt) {

    public boolean stands() {
        return takenBackAt.isEmpty();
    }

    /** Its day has not come: it can be taken back. */
    public boolean isAhead(LocalDate today) {
        return stands() && from.isAfter(today);
    }
}
