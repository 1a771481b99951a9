package org.redvest.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    static final String WAY_IN = "/way-in/";

    private static final Duration LINK = Duration.ofDays(7);

    private final AccountStore store;
    private final ActingStore acting;
    private final GrantStore grants;
    private final SignInLinkStore links;
    private final AccountRecords records;
    private final Clock clock;

    Accounts(
            AccountStore store,
            ActingStore acting,
            GrantStore grants,
            SignInLinkStore links,
            AccountRecords records,
            Clock clock) {
        this.store = store;
        this.acting = acting;
        this.grants = grants;
        this.links = links;
        this.records = records;
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

    /** The name alone: the telephone number stays. */
    @Transactional
    public void rename(AccountId account, String name) {
        Scopes.run(Scope.SYSTEM, () -> store.rename(account, name));
    }

    /** Who serves is at home somewhere else: their grants go along and stay the same grants. */
    @Transactional
    public void move(AccountId account, RegionCode from, RegionCode to) {
        Scopes.run(Scope.SYSTEM, () -> grants.move(account, from, to));
    }

    /** Takes back what a module has given: a grant that is not held any more stays as it is. */
    @Transactional
    public void withdraw(AccountId account, NewGrant grant, AccountId by) {
        Scopes.run(Scope.SYSTEM, () -> grants.withdrawSame(new Given(account, grant), by, clock.instant()));
    }

    /**
     * A link by which the owner of an account chooses a password, and a login where there is none. It holds for seven days, works once
     * and ends the account's earlier links. That the caller may hand it over is for the caller to decide.
     */
    @Transactional
    public SignInLink signInLink(AccountId account, Hat by) {
        var now = clock.instant();
        var secret = LinkSecret.fresh();
        var ends = now.plus(LINK);
        Scopes.run(Scope.SYSTEM, () -> {
            links.make(account, secret, by.account(), now, ends);
            records.linkMade(by, store.person(account).orElseThrow());
        });
        return new SignInLink(WAY_IN + secret.value(), ends);
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

    /** Whether somebody works or lives in one of these, or has. */
    @Transactional(readOnly = true)
    public boolean anybodyIn(Collection<RegionCode> regions) {
        return Scopes.within(Scope.SYSTEM, () -> grants.isAnyIn(regions));
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

    /** A carrier said that this number does not exist. Nothing is noted where the person has another number by now. */
    @Transactional
    public void noteDeadPhone(AccountId account, String phone, Instant at) {
        Scopes.run(Scope.SYSTEM, () -> store.noteDeadPhone(account, phone, at));
    }

    /** Whether a carrier said so of the number that is known now. */
    @Transactional(readOnly = true)
    public boolean isPhoneDead(AccountId account) {
        return Scopes.within(Scope.SYSTEM, () -> store.isPhoneDead(account));
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

    /** For each request: who acts, what they hold at this moment, and the numbers that stand on each of their pages. */
    @Transactional(readOnly = true)
    Optional<Person> findActing(AccountId account) {
        return Scopes.within(Scope.PUBLIC.withPerson(account.value()), () -> acting.find(account));
    }

    /** Somebody, and what they hold at this moment. */
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
