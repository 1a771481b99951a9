package org.redvest.accounts;

import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.Listing;
import org.redvest.web.Problems;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where administrators invite, within the region of the hat. A link is told when it is made and never again; a new link ends the
 * earlier one. Invitations that are accepted or revoked stay in the list.
 */
@Service
class InvitationDesk {

    private final InvitationStore invitations;
    private final AccountStore accounts;
    private final GrantStore grants;
    private final AdministratorTurn turn;
    private final InvitationRecords records;
    private final Regions regions;
    private final Clock clock;
    private final TransactionOperations transactions;

    InvitationDesk(
            InvitationStore invitations,
            AccountStore accounts,
            GrantStore grants,
            AdministratorTurn turn,
            InvitationRecords records,
            Regions regions,
            Clock clock,
            TransactionOperations transactions) {
        this.invitations = invitations;
        this.accounts = accounts;
        this.grants = grants;
        this.turn = turn;
        this.records = records;
        this.regions = regions;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** @param search part of an organisation or of the name of a community; empty for all */
    InvitationList list(Hat admin, RegionCode region, String search, WhichInvitations which, int page) {
        turn.mustReach(admin, region);
        var named = search.isEmpty() ? List.<RegionCode>of() : regions.named(search, region);
        var question = new InvitationStore.InvitationQuestion(region, search, named, clock.instant());
        return asAdministrator(admin, () -> {
            var counts = new EnumMap<WhichInvitations, Long>(WhichInvitations.class);
            Stream.of(WhichInvitations.values()).forEach(each -> counts.put(each, 0L));
            counts.putAll(invitations.count(question));
            var rows = invitations.list(question, which, Listing.LENGTH, Listing.offset(page));
            return new InvitationList(
                    new Listing<>(rows, page, Objects.requireNonNull(counts.get(which))), which, counts);
        });
    }

    Invitation find(Hat admin, InvitationId id) {
        return asAdministrator(admin, () -> invitations.find(id)).orElseThrow(NoSuchPage::new);
    }

    /** Names of those who invited, accepted or revoked, if they work in the administrator's region; others stay numbers. */
    Map<AccountId, Identity> names(Hat admin, Collection<AccountId> people) {
        return Scopes.within(
                Scope.SYSTEM,
                () -> Objects.requireNonNull(
                        transactions.execute(_ -> accounts.identities(grants.workedWithin(people, admin.region())))));
    }

    InvitationMade invite(Hat admin, NewInvitation form) {
        turn.mustReach(admin, new RegionCode(form.hat().region()));
        var problems = form.problems();
        if (problems.any()) {
            return new InvitationMade.Refused(problems);
        }
        var before = asAdministrator(admin, () -> invitations.findByRequest(form.request(), admin.account()));
        if (before.isPresent()) {
            return new InvitationMade.MadeBefore(before.get());
        }
        try {
            return turn.of(admin, List.of(), () -> {
                var id = invitations.make(form, admin.account(), clock.instant());
                var made = invitations.find(id).orElseThrow();
                records.made(admin, made);
                return linked(made);
            });
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return asAdministrator(admin, () -> invitations.findByRequest(form.request(), admin.account()))
                    .<InvitationMade>map(InvitationMade.MadeBefore::new)
                    .orElseGet(() -> new InvitationMade.Refused(Problems.NONE));
        }
    }

    /** Another link, from today on; the earlier one is dead. An invitation that is accepted or revoked gets none. */
    InvitationMade renew(Hat admin, InvitationId id) {
        return turn.of(admin, List.of(), () -> {
            var invitation = invitations.lock(id).orElseThrow(NoSuchPage::new);
            var now = clock.instant();
            if (!invitation.state(now).renewable()) {
                return new InvitationMade.MadeBefore(id);
            }
            invitations.prolong(id, now.plus(invitation.length()));
            records.renewed(admin, invitation);
            return linked(invitations.find(id).orElseThrow());
        });
    }

    private InvitationMade linked(Invitation invitation) {
        var secret = LinkSecret.fresh();
        var now = clock.instant();
        Scopes.run(Scope.SYSTEM, () -> {
            invitations.replaceLinks(invitation.id(), now);
            invitations.link(invitation.id(), secret, now);
        });
        return new InvitationMade.Made(invitation, secret);
    }

    void revoke(Hat admin, InvitationId id) {
        turn.of(admin, List.of(), () -> {
            var invitation = invitations.lock(id).orElseThrow(NoSuchPage::new);
            if (invitations.revoke(id, admin.account(), clock.instant())) {
                records.revoked(admin, invitation);
            }
            return id;
        });
    }

    private <T> T asAdministrator(Hat admin, Supplier<T> work) {
        return Scopes.within(
                Scope.administration(admin.region().value()),
                () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}
