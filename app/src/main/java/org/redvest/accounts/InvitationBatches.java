package org.redvest.accounts;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.redvest.accounts.InvitationBatchStore.Invited;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.regions.Region;
import org.redvest.regions.RegionCode;
import org.redvest.regions.Regions;
import org.redvest.web.Problem;
import org.redvest.web.Problems;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Invites the workers of all communities of a region in one act. The invitations are made first and get their links when the sheets are
 * printed: the database keeps digests only, so a sheet that is lost is printed again with new links.
 */
@Service
class InvitationBatches {

    private static final int SHOWN = 10;
    private static final int LONGEST_LABEL = 60;

    private final InvitationBatchStore batches;
    private final AdministratorTurn turn;
    private final InvitationRecords records;
    private final Regions regions;
    private final Clock clock;
    private final TransactionOperations transactions;

    InvitationBatches(
            InvitationBatchStore batches,
            AdministratorTurn turn,
            InvitationRecords records,
            Regions regions,
            Clock clock,
            TransactionOperations transactions) {
        this.batches = batches;
        this.turn = turn;
        this.records = records;
        this.regions = regions;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Communities of a region without a worker and without an open invitation. */
    List<Region> free(Hat admin, RegionCode region) {
        turn.mustReach(admin, region);
        var taken = asAdministrator(admin, () -> batches.taken(region, clock.instant()));
        return regions.communities(region).stream()
                .filter(community -> !taken.contains(community.code().value()))
                .toList();
    }

    sealed interface BatchMade {
        record Made(BatchId batch) implements BatchMade {}

        record Refused(Problems problems) implements BatchMade {}
    }

    BatchMade make(Hat admin, NewBatch form) {
        turn.mustReach(admin, form.within());
        var named = NamedCommunities.read(form.only(), form.within(), regions);
        var problems = Stream.concat(form.problems().stream(), named.problems().stream())
                .toList();
        if (!problems.isEmpty()) {
            return new BatchMade.Refused(new Problems(problems));
        }
        var before = before(admin, form);
        if (before.isPresent()) {
            return new BatchMade.Made(before.get());
        }
        try {
            return turn.of(admin, List.of(), () -> made(admin, form, named.found()));
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return before(admin, form)
                    .<BatchMade>map(BatchMade.Made::new)
                    .orElseGet(() -> new BatchMade.Refused(Problems.NONE));
        }
    }

    private Optional<BatchId> before(Hat admin, NewBatch form) {
        return asAdministrator(admin, () -> batches.findByRequest(form.request(), admin.account()));
    }

    private BatchMade made(Hat admin, NewBatch form, List<RegionCode> only) {
        var invited = free(admin, form.within()).stream()
                .filter(community -> form.only().isBlank() || only.contains(community.code()))
                .map(community -> new Invited(community.code(), label(community)))
                .toList();
        if (invited.isEmpty()) {
            return new BatchMade.Refused(new Problems(List.of(new Problem("only", "invitations.only.none"))));
        }
        var now = clock.instant();
        var batch = batches.make(form.within(), form.request(), admin.account(), now);
        batches.fill(batch, invited, NewInvitation.length(form.days()), admin.account(), now);
        records.batchMade(admin, form.within(), invited.size());
        return new BatchMade.Made(batch);
    }

    private static String label(Region community) {
        var name = community.name();
        return name.length() <= LONGEST_LABEL ? name : name.substring(0, LONGEST_LABEL);
    }

    InvitationBatch find(Hat admin, BatchId id) {
        return asAdministrator(admin, () -> batches.find(id, clock.instant())).orElseThrow(NoSuchPage::new);
    }

    /** The latest of a region. */
    List<InvitationBatch> latest(Hat admin, RegionCode region) {
        turn.mustReach(admin, region);
        return asAdministrator(
                admin,
                () -> batches.latest(region, SHOWN).stream()
                        .flatMap(id -> batches.find(id, clock.instant()).stream())
                        .toList());
    }

    /** An invitation with the link that it has just got. */
    record Linked(Invitation invitation, LinkSecret secret) {}

    /** A new link for each that is not closed. Earlier sheets are dead from now on. */
    List<Linked> link(Hat admin, BatchId id) {
        return turn.of(admin, List.of(), () -> {
            var now = clock.instant();
            var batch = batches.find(id, now).orElseThrow(NoSuchPage::new);
            var open = batches.lockOpen(id);
            var linked = open.stream()
                    .map(each -> new Linked(each.prolonged(now), LinkSecret.fresh()))
                    .toList();
            batches.prolong(open, now);
            batches.drawn(id, now);
            Scopes.run(
                    Scope.SYSTEM,
                    () -> batches.link(open, linked.stream().map(Linked::secret).toList(), now));
            records.sheetsDrawn(admin, batch.region(), open.size());
            return linked;
        });
    }

    private <T> T asAdministrator(Hat admin, Supplier<T> work) {
        return Scopes.within(
                Scope.administration(admin.region().value()),
                () -> Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}
