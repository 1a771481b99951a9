package org.redvest.accounts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.GrantStore.Given;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the rest of Redvest may ask about people's accounts. It answers whoever asks: that the caller may know is for the
 * caller to decide, before asking.
 */
@Service
public class Accounts {

    private final AccountStore store;
    private final GrantStore grants;
    private final Clock clock;

    Accounts(AccountStore store, GrantStore grants, Clock clock) {
        this.store = store;
        this.grants = grants;
        this.clock = clock;
    }

    /** Opens accounts and gives them their grants; the answer keeps the order. */
    @Transactional
    public List<AccountId> open(List<NewAccount> accounts) {
        return Scopes.within(Scope.SYSTEM, () -> {
            var opened = store.open(accounts, clock.instant());
            grants.give(given(opened, accounts), null, clock.instant());
            return opened;
        });
    }

    @Transactional
    public void grant(AccountId account, NewGrant grant) {
        Scopes.run(Scope.SYSTEM, () -> grants.give(List.of(new Given(account, grant)), null, clock.instant()));
    }

    /** The grants somebody holds, as hats; the oldest first. */
    @Transactional(readOnly = true)
    public List<Hat> hats(AccountId account) {
        return Scopes.within(Scope.SYSTEM, () -> grants.hats(List.of(account)));
    }

    /** Empty when the grant never was, or has been withdrawn. */
    @Transactional(readOnly = true)
    public Optional<Hat> findHat(GrantId grant) {
        return Scopes.within(Scope.SYSTEM, () -> grants.hat(grant));
    }

    /** What somebody held until it was withdrawn. */
    @Transactional(readOnly = true)
    Optional<Hat> findWithdrawn(AccountId account, GrantId grant) {
        return Scopes.within(Scope.SYSTEM, () -> grants.withdrawn(grant))
                .filter(hat -> hat.account().equals(account));
    }

    /** Who works for a region or one below it: no volunteers. */
    @Transactional(readOnly = true)
    public List<Hat> staff(RegionCode region, int most) {
        return Scopes.within(Scope.SYSTEM, () -> grants.staffWithin(region, most));
    }

    /** Who holds a role for a region at this moment: there, or for a region above it. The nearest grants come first. */
    @Transactional(readOnly = true)
    public List<Hat> inCharge(Role role, RegionCode region) {
        return Scopes.within(Scope.SYSTEM, () -> grants.inCharge(role, region));
    }

    @Transactional(readOnly = true)
    public Map<AccountId, Identity> identities(Collection<AccountId> accounts) {
        return Scopes.within(Scope.SYSTEM, () -> store.identities(accounts));
    }

    /** Everybody who bears one of these names, letter for letter. */
    @Transactional(readOnly = true)
    public Map<AccountId, Identity> named(Collection<String> names) {
        return Scopes.within(Scope.SYSTEM, () -> store.named(names));
    }

    @Transactional
    public void changePhones(Map<AccountId, String> phones) {
        Scopes.run(Scope.SYSTEM, () -> store.changePhones(phones));
    }

    /** Those of them that somebody has a login to: they have come in, and are not to be removed. */
    @Transactional(readOnly = true)
    public Set<AccountId> withLogin(Collection<AccountId> accounts) {
        return Scopes.within(Scope.SYSTEM, () -> store.withLogin(accounts));
    }

    /** Removes accounts that were opened by mistake. One that a record refers to fails the whole: the database holds that. */
    @Transactional
    public void remove(Collection<AccountId> accounts) {
        Scopes.run(Scope.SYSTEM, () -> {
            grants.remove(accounts);
            store.remove(accounts);
        });
    }

    /** For each request: who acts, and what they hold at this moment. */
    @Transactional(readOnly = true)
    Optional<Person> findPerson(AccountId account) {
        return Scopes.within(Scope.SYSTEM, () -> store.person(account));
    }

    private static List<Given> given(List<AccountId> opened, List<NewAccount> accounts) {
        var given = new ArrayList<Given>();
        for (int i = 0; i < accounts.size(); i++) {
            var to = opened.get(i);
            accounts.get(i).grants().forEach(grant -> given.add(new Given(to, grant)));
        }
        return given;
    }
}
