package org.redvest.accounts;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that people open, correct and close themselves. What may be done with them is for the calling module to decide. */
@Service
public class OwnAccounts {

    private final OwnAccountStore store;
    private final SignIns signIns;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnAccounts(OwnAccountStore store, SignIns signIns, Sessions sessions, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.signIns = signIns;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /** A password that is kept as its hash. To be made outside a transaction, for it takes its time. */
    public record Secret(String hash) {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    public Secret secret(OwnAccount form) {
        return new Secret(signIns.hash(form.password()));
    }

    /**
     * Opens an account without a grant. A login that another account has already is kept as wanted, and its owner signs in with the
     * password chosen here: so the answer does not tell a visitor which logins exist.
     */
    @Transactional
    public AccountId open(OwnAccount form, Secret secret) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var account = store.open(form.identity(), form.wanted(), clock.instant());
            signIns.keep(account, secret.hash());
            return account;
        });
    }

    /** For each account the others with the same telephone number or the same name. */
    @Transactional(readOnly = true)
    public Map<AccountId, List<Likeness>> alike(Collection<AccountId> accounts) {
        return Scopes.within(Scope.SYSTEM, () -> store.alike(accounts));
    }

    /** The number of the person, and the login where that was the old number. */
    @Transactional
    public void correctPhone(AccountId account, String phone) {
        Scopes.run(Scope.SYSTEM, () -> store.correctPhone(account, phone));
    }

    /** Takes the person from the account: name, number, login, password, grants, devices and sessions. The number of the account stays. */
    @Transactional
    public void erase(AccountId account, String standIn) {
        Scopes.run(Scope.SYSTEM, () -> store.erase(account, standIn, clock.instant()));
        sessions.endAll(account);
        events.publishEvent(new AccountErased(account));
    }
}
