package org.redvest.volunteers.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.redvest.accounts.AccountId;

/**
 * A licence or a training of a volunteer, as it was seen.
 *
 * @param skill what the licence lets one do; empty for a training, which has a title
 * @param until the last day; empty where it has no end
 * @param checkedBy empty where it was taken over at the registration
 */
public record CheckedLicence(
        long id,
        Optional<String> skill,
        String title,
        String issuer,
        String number,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        Instant checkedAt,
        Optional<AccountId> checkedBy,
        boolean ended) {

    private static final int SOON = 30;

    /** Days before the end from which the pages warn. */
    static LocalDate soon(LocalDate today) {
        return today.plusDays(SOON);
    }

    public boolean over(LocalDate today) {
        return ended || until.filter(last -> last.isBefore(today)).isPresent();
    }

    public boolean endsSoon(LocalDate today) {
        return !over(today) && until.filter(last -> !last.isAfter(soon(today))).isPresent();
    }
}
