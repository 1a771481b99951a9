package org.redvest.accounts;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.redvest.accounts.GrantStore.Given;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.web.Listing;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an administrator may do: open accounts and give, withdraw, return and renew, within the region of the hat. A write asks
 * what the page beside it asks, and asks it in its own transaction, after locking the hat it acts under: a grant that is
 * withdrawn meanwhile does nothing more. Grants are written in a scope in which the database itself holds them to the region
 * and to staff. Each act stands in the audit log.
 */
@Service
class Administration {

    private final Accounts accounts;
    private final AccountStore store;
    private final GrantStore grants;
    private final InvitationStore invitations;
    private final InvitationRecords invitationRecords;
    private final SignIns signIns;
    private final Sessions sessions;
    private final AccountRecords records;
    private final AdministratorTurn turn;
    private final Clock clock;
    private final TransactionOperations transactions;

    Administration(
            Accounts accounts,
            AccountStore store,
            GrantStore grants,
            InvitationStore invitations,
            InvitationRecords invitationRecords,
            SignIns signIns,
            Sessions sessions,
            AccountRecords records,
            AdministratorTurn turn,
            Clock clock,
            TransactionOperations transactions) {
        this.accounts = accounts;
        this.store = store;
        this.grants = grants;
        this.invitations = invitations;
        this.invitationRecords = invitationRecords;
        this.signIns = signIns;
        this.sessions = sessions;
        this.records = records;
        this.turn = turn;
        this.clock = clock;
        this.transactions = transactions;
    }

    /**
     * Those who work or have worked for a region or below it, each once with all their grants there.
     *
     * @param search part of a name, a login or an organisation; empty for all
     */
    Listing<Person> members(Hat admin, RegionCode region, String search, int page) {
        turn.mustReach(admin, region);
        return asSystem(() -> {
            var found = store.members(region, search.strip(), Listing.LENGTH, Listing.offset(page));
            var hats = grants.hats(found.stream().map(Person::account).toList()).stream()
                    .filter(hat -> hat.role().isStaff() && region.contains(hat.region()))
                    .collect(Collectors.groupingBy(Hat::account));
            return new Listing<>(
                    found.stream()
                            .map(each -> each.under(hats.getOrDefault(each.account(), List.of())))
                            .toList(),
                    page,
                    store.countMembers(region, search.strip()));
        });
    }

    /** Somebody who works, or has worked, in the administrator's region. Others do not exist here. */
    Person member(Hat admin, AccountId account) {
        return asSystem(() -> known(admin, account));
    }

    private Person known(Hat admin, AccountId account) {
        return grants.workedWithin(List.of(account), admin.region()).stream()
                .findFirst()
                .flatMap(store::person)
                .orElseThrow(NoSuchPage::new);
    }

    /** What the administrator could give back to them. */
    List<Hat> withdrawn(Hat admin, Person person) {
        return asSystem(() -> grants.withdrawn(person.account(), admin.region()));
    }

    AccountCreation open(Hat admin, NewMember form) {
        turn.mustReach(admin, new RegionCode(form.hat().region()));
        var problems = form.problems();
        if (problems.any()) {
            return new AccountCreation.Refused(problems);
        }
        var before = asSystem(() -> store.findByRequest(form.request(), admin.account()));
        if (before.isPresent()) {
            return new AccountCreation.OpenedBefore(before.get());
        }
        var oneTime = signIns.oneTime();
        try {
            return turn.of(admin, List.of(), () -> opened(admin, form, oneTime));
        } catch (DuplicateKeyException taken) {
            return asSystem(() -> store.findByRequest(form.request(), admin.account()))
                    .<AccountCreation>map(AccountCreation.OpenedBefore::new)
                    .orElseGet(() -> new AccountCreation.Refused(
                            new Problems(List.of(new Problem("login", "accounts.member.login.taken")))));
        }
    }

    private AccountCreation opened(Hat admin, NewMember form, SignIns.OneTime oneTime) {
        var account = asSystem(() -> {
            var opened = store.open(List.of(form.account()), clock.instant()).getFirst();
            store.askedFor(opened, form.request(), admin.account());
            return opened;
        });
        grants.give(List.of(new Given(account, form.hat().grant())), admin.account(), clock.instant());
        records.opened(admin, account, form.hat().audited());
        return handOver(account, oneTime);
    }

    /** Nothing is wrong: given. What somebody holds already is not given again, and said to be held. */
    Problems give(Hat admin, AccountId account, NewHat form) {
        turn.mustReach(admin, new RegionCode(form.region()));
        member(admin, account);
        var problems = new Problems(form.problems());
        if (!problems.any()) {
            int count = turn.of(admin, List.of(), () -> {
                int given = grants.give(List.of(new Given(account, form.grant())), admin.account(), clock.instant());
                if (given == 1) {
                    records.given(admin, account, form.audited());
                }
                return given;
            });
            return count == 1 ? problems : new Problems(List.of(new Problem("role", "accounts.grants.held")));
        }
        return problems;
    }

    /** At once, in whatever session: the next request under it finds no hat. Nobody saws off the branch they sit on. */
    AccountId withdraw(Hat admin, GrantId grant) {
        return onGrant(admin, grant, row -> withdrawLocked(admin, row.grant(), row.account(), audited(row)));
    }

    /** In a turn that has locked the grant; false where it was withdrawn before. */
    boolean withdrawLocked(Hat admin, Hat held) {
        return withdrawLocked(
                admin, held.grant(), held.account(), new AuditedGrant(held.role(), held.region(), held.label()));
    }

    /** An administrator who leaves could have kept a link that makes an administrator: such links are dead from now on. */
    private boolean withdrawLocked(Hat admin, GrantId grant, AccountId owner, AuditedGrant line) {
        boolean done = grants.withdraw(grant, admin.account(), clock.instant());
        if (done) {
            records.withdrawn(admin, owner, line);
            if (line.role() == Role.ADMIN) {
                invitations
                        .revokeAdministrators(owner, line.region(), admin.account(), clock.instant())
                        .forEach(invitation -> invitationRecords.revoked(admin, invitation));
            }
        }
        return done;
    }

    /** A grant that was withdrawn by mistake is the same grant again. */
    AccountId giveBack(Hat admin, GrantId grant) {
        return onGrant(admin, grant, row -> {
            if (grants.giveBack(grant)) {
                records.returned(admin, row.account(), audited(row));
            }
        });
    }

    private AccountId onGrant(Hat admin, GrantId grant, Consumer<GrantStore.GrantRow> act) {
        if (grant.equals(admin.grant())) {
            throw new NoSuchPage();
        }
        return turn.of(admin, List.of(grant), () -> {
            var row = grants.lock(List.of(grant)).stream().findFirst().orElseThrow(NoSuchPage::new);
            act.accept(row);
            return row.account();
        });
    }

    private static AuditedGrant audited(GrantStore.GrantRow row) {
        return new AuditedGrant(row.role(), row.region(), row.label());
    }

    boolean mayRenew(Hat admin, Person person) {
        return person.login().isPresent() && mayLetIn(admin, person);
    }

    /** Only those who hold nothing beyond the administrator's region: else a county could become the city. */
    boolean mayLetIn(Hat admin, Person person) {
        return !person.account().equals(admin.account())
                && person.hats().stream().allMatch(hat -> admin.region().contains(hat.region()));
    }

    AccountCreation renewPassword(Hat admin, AccountId account) {
        mustMayRenew(admin, member(admin, account));
        var oneTime = signIns.oneTime();
        var renewed = turn.of(admin, List.of(), () -> {
            var person = asSystem(() -> known(admin, account));
            mustMayRenew(admin, person);
            records.renewed(admin, person);
            return handOver(account, oneTime);
        });
        sessions.endAll(account);
        return renewed;
    }

    /** The gentler way: its owner chooses the password, and nobody else has known one. What is signed in stays so until then. */
    SignInLink link(Hat admin, AccountId account) {
        return turn.of(admin, List.of(), () -> {
            if (!mayLetIn(admin, member(admin, account))) {
                throw new NoSuchPage();
            }
            return accounts.signInLink(account, admin);
        });
    }

    private void mustMayRenew(Hat admin, Person person) {
        if (!mayRenew(admin, person)) {
            throw new NoSuchPage();
        }
    }

    private AccountCreation handOver(AccountId account, SignIns.OneTime oneTime) {
        signIns.handOver(account, oneTime);
        return new AccountCreation.Opened(asSystem(() -> store.person(account)).orElseThrow(), oneTime.password());
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> work.get()));
    }
}
