package org.redvest.accounts;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.redvest.accounts.GrantStore.Given;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts that people open, correct and close themselves. What may be done with them is for the calling module to decide. */
@Service
public class OwnAccounts {

    private final OwnAccountStore store;
    private final GrantStore grants;
    private final ConsentStore consents;
    private final SignIns signIns;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnAccounts(
            OwnAccountStore store,
            GrantStore grants,
            ConsentStore consents,
            SignIns signIns,
            Sessions sessions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.grants = grants;
        this.consents = consents;
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

    /** Those of them that somebody has chosen a password for. */
    @Transactional(readOnly = true)
    public Set<AccountId> withPassword(Collection<AccountId> accounts) {
        return Scopes.within(Scope.SYSTEM, () -> store.withPassword(accounts));
    }

    /**
     * Two accounts are one person's: the kept one gets the roles and the consents of the other, which is erased.
     *
     * @param wayIn the person signs in as under the other account from now on
     */
    @Transactional
    public void absorb(AccountId kept, AccountId other, boolean wayIn, String standIn) {
        Scopes.run(Scope.SYSTEM, () -> {
            var secret = store.wayIn(other);
            var roles = grants.hats(List.of(other)).stream()
                    .filter(hat -> hat.role() != Role.VOLUNTEER)
                    .map(hat -> new Given(kept, new NewGrant(hat.role(), hat.region(), hat.label())))
                    .toList();
            consents.copy(other, kept);
            store.erase(other, standIn, clock.instant());
            grants.give(roles, null, clock.instant());
            if (wayIn) {
                store.takeWayIn(kept, secret);
            }
        });
        sessions.endAll(other);
    }

    /** Takes the person from the account: name, number, login, password, grants, devices and sessions. The number of the account stays. */
    @Transactional
    public void erase(AccountId account, String standIn) {
        Scopes.run(Scope.SYSTEM, () -> store.erase(account, standIn, clock.instant()));
        sessions.endAll(account);
        events.publishEvent(new AccountErased(account));
    }
}
