package org.redvest.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.accounts.GrantStore.Given;
import org.redvest.accounts.NewAccount.NewGrant;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What an invited person may do with a link. To look at it changes nothing: mail scanners and chat programs open every link that
 * they carry. The invitation is locked before it is accepted, so one link opens one account.
 */
@Service
class Invitees {

    private final InvitationStore invitations;
    private final AccountStore accounts;
    private final GrantStore grants;
    private final SignIns signIns;
    private final InvitationRecords records;
    private final Clock clock;
    private final TransactionOperations transactions;

    Invitees(
            InvitationStore invitations,
            AccountStore accounts,
            GrantStore grants,
            SignIns signIns,
            InvitationRecords records,
            Clock clock,
            TransactionOperations transactions) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.grants = grants;
        this.signIns = signIns;
        this.records = records;
        this.clock = clock;
        this.transactions = transactions;
    }

    InvitedTo look(String link) {
        return asSystem(() -> behind(link)
                .flatMap(behind ->
                        invitations.find(behind.invitation()).map(invitation -> stands(invitation, behind.replaced())))
                .orElseGet(InvitedTo.NoLink::new));
    }

    /** Opens an account for a person who has none here. The password is hashed before anything is locked. */
    Acceptance open(String link, Newcomer newcomer) {
        if (!(look(link) instanceof InvitedTo.Offered)) {
            return new Acceptance.Over(look(link));
        }
        var problems = newcomer.problems();
        if (problems.any()) {
            return new Acceptance.Refused(problems);
        }
        var hash = signIns.hash(newcomer.password());
        try {
            return accept(link, now -> {
                var account = accounts.open(List.of(newcomer.account()), now).getFirst();
                signIns.keep(account, hash);
                return account;
            });
        } catch (DuplicateKeyException taken) {
            return new Acceptance.Refused(new Problems(List.of(new Problem("login", "invitations.login.taken"))));
        }
    }

    /** Adds the role to an account that is there: one person, several roles. */
    Acceptance join(String link, AccountId account) {
        return accept(link, _ -> account);
    }

    private interface Joining {
        AccountId at(Instant now);
    }

    private Acceptance accept(String link, Joining joining) {
        return asSystem(() -> {
            var now = clock.instant();
            var locked = behind(link).flatMap(behind -> invitations.lock(behind.invitation()));
            if (!(look(link) instanceof InvitedTo.Offered(var invitation)) || locked.isEmpty()) {
                return new Acceptance.Over(look(link));
            }
            var account = joining.at(now);
            var grant = new NewGrant(invitation.role(), invitation.region(), invitation.label());
            grants.give(List.of(new Given(account, grant)), invitation.madeBy(), now);
            invitations.accept(invitation.id(), account, now);
            records.accepted(account, invitation);
            return new Acceptance.Accepted(account, invitation);
        });
    }

    /** The way on for a person whose link is dead: the office sees it in its list. */
    void askAgain(String link) {
        asSystem(() -> {
            if (look(link).asking().isPresent()) {
                behind(link).ifPresent(behind -> invitations.askAgain(behind.invitation(), clock.instant()));
            }
            return link;
        });
    }

    private InvitedTo stands(Invitation invitation, Optional<Instant> replaced) {
        boolean asked = invitation.askedAgain().isPresent();
        return switch (invitation.state(clock.instant())) {
            case InvitationState.Accepted(var at, var _) -> new InvitedTo.Used(at);
            case InvitationState.Revoked(var at) -> new InvitedTo.TakenBack(at, asked);
            case InvitationState.Open _ when replaced.isPresent() -> new InvitedTo.Replaced(replaced.get(), asked);
            case InvitationState.Ended(var at) -> new InvitedTo.TooLate(at, asked);
            case InvitationState.Open _ -> new InvitedTo.Offered(invitation);
        };
    }

    private Optional<InvitationStore.Behind> behind(String link) {
        return LinkSecret.read(link).flatMap(invitations::behind);
    }

    private <T> T asSystem(Supplier<T> work) {
        return Scopes.within(Scope.SYSTEM, () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}
