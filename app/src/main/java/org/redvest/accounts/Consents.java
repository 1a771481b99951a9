package org.redvest.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.redvest.accounts.GivenConsent.By;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people have agreed to (同意). Kept word for word, and never changed: a later wording is another text. */
@Service
public class Consents {

    private final ConsentStore store;
    private final Clock clock;

    Consents(ConsentStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * The same consent twice is one, with the first moment.
     *
     * @param recordedBy the worker who writes it down for a guardian; empty where it is given on the page
     */
    @Transactional
    public void record(AccountId account, ConsentText text, By by, Optional<AccountId> recordedBy) {
        Scopes.run(Scope.SYSTEM, () -> {
            store.keep(text, clock.instant());
            store.insert(account, text, by, recordedBy, clock.instant());
        });
    }

    /** What was agreed to stays on record, with the moment from which it does not hold any more. */
    @Transactional
    public void withdraw(AccountId account, By by) {
        Scopes.run(Scope.SYSTEM, () -> store.withdraw(account, by, clock.instant()));
    }

    /** All that this account has agreed to, the oldest first. The caller has checked that the reader may know. */
    @Transactional(readOnly = true)
    public List<GivenConsent> listOf(AccountId account) {
        return Scopes.within(Scope.SYSTEM, () -> store.list(account));
    }
}
