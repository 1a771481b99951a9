package org.redvest.accounts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.accounts.AccountStore.Given;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an administrator may do: open accounts and give, withdraw and renew, within the region of the hat. The rows lie beyond
 * the reach of that hat in the database, so each step checks first and then works as the system.
 */
@Service
class Administration {

    private static final int MOST = 500;

    private final Accounts accounts;
    private final AccountStore store;
    private final SignIns signIns;
    private final Sessions sessions;
    private final Regions regions;
    private final Clock clock;
    private final TransactionOperations transactions;

    Administration(
            Accounts accounts,
            AccountStore store,
            SignIns signIns,
            Sessions sessions,
            Regions regions,
            Clock clock,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.store = store;
        this.signIns = signIns;
        this.sessions = sessions;
        this.regions = regions;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Those who work for a region or below it, each once with all their grants there. */
    List<Person> members(Hat admin, RegionCode region) {
        mustReach(admin, region);
        var byAccount = new LinkedHashMap<AccountId, List<Hat>>();
        asSystem(() -> store.staffWithin(region, MOST))
                .forEach(hat -> byAccount
                        .computeIfAbsent(hat.account(), _ -> new ArrayList<>())
                        .add(hat));
        var identities = asSystem(() -> store.identities(byAccount.keySet()));
        return byAccount.entrySet().stream()
                .map(entry -> member(entry, identities))
                .toList();
    }

    private static Person member(Map.Entry<AccountId, List<Hat>> entry, Map<AccountId, Identity> identities) {
        var identity = Optional.ofNullable(identities.get(entry.getKey())).orElseThrow();
        return new Person(entry.getKey(), Optional.empty(), identity, Optional.empty(), entry.getValue());
    }

    /** Somebody who works, or has worked, in the administrator's region. Others do not exist here. */
    Person member(Hat admin, AccountId account) {
        return asSystem(() -> store.hasWorkedWithin(account, admin.region())
                        ? store.person(account)
                        : Optional.<Person>empty())
                .orElseThrow(NoSuchPage::new);
    }

    Opening open(Hat admin, NewMember form) {
        mustReach(admin, new RegionCode(form.hat().region()));
        var problems = form.problems();
        if (problems.any()) {
            return new Opening.Refused(problems);
        }
        var before = asSystem(() -> store.findByRequest(form.request()));
        if (before.isPresent()) {
            return new Opening.OpenedBefore(before.get());
        }
        try {
            return handOver(asSystem(() -> opened(admin, form)));
        } catch (DuplicateKeyException taken) {
            return asSystem(() -> store.findByRequest(form.request()))
                    .<Opening>map(Opening.OpenedBefore::new)
                    .orElseGet(() -> new Opening.Refused(
                            new Problems(List.of(new Problem("login", "accounts.member.login.taken")))));
        }
    }

    private AccountId opened(Hat admin, NewMember form) {
        var account = store.open(List.of(form.account()), clock.instant()).getFirst();
        store.askedFor(account, form.request(), admin.account());
        store.grant(List.of(new Given(account, form.hat().grant())), clock.instant());
        return account;
    }

    /** Nothing is wrong: given. Giving the same twice gives it once. */
    Problems give(Hat admin, AccountId account, NewHat form) {
        mustReach(admin, new RegionCode(form.region()));
        var person = member(admin, account);
        var problems = new Problems(form.problems());
        if (!problems.any()) {
            accounts.grant(person.account(), form.grant());
        }
        return problems;
    }

    /** At once, in whatever session: the next request under it finds no hat. Nobody saws off the branch they sit on. */
    AccountId withdraw(Hat admin, GrantId grant) {
        var hat = asSystem(() -> store.hat(grant))
                .filter(given -> admin.region().contains(given.region()))
                .filter(given -> !given.grant().equals(admin.grant()))
                .orElseThrow(NoSuchPage::new);
        asSystem(() -> store.withdraw(grant, admin.account(), clock.instant()));
        return hat.account();
    }

    /** Only for those who hold nothing beyond the administrator's region: else a county could become the city. */
    boolean mayRenew(Hat admin, Person person) {
        return person.login().isPresent()
                && !person.account().equals(admin.account())
                && person.hats().stream().allMatch(hat -> admin.region().contains(hat.region()));
    }

    Opening renewPassword(Hat admin, AccountId account) {
        var person = member(admin, account);
        if (!mayRenew(admin, person)) {
            throw new NoSuchPage();
        }
        sessions.endAll(account);
        return handOver(account);
    }

    private Opening handOver(AccountId account) {
        var password = signIns.oneTimePassword(account);
        return new Opening.Opened(asSystem(() -> store.person(account)).orElseThrow(), password);
    }

    private void mustReach(Hat admin, RegionCode region) {
        if (!admin.region().contains(region) || regions.find(region).isEmpty()) {
            throw new NoSuchPage();
        }
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }
}
