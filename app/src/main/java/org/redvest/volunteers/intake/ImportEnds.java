package org.redvest.volunteers.intake;

import java.time.Clock;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.volunteers.OpeningBalancesStated;
import org.redvest.volunteers.OpeningBalancesStated.OpeningBalance;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** How an import ends: its people are taken back, or it becomes final. */
@Component
class ImportEnds {

    private static final int CHUNK = 1_000;
    private static final int BALANCES = 200;

    private final ImportStore store;
    private final ImportRowStore rows;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final IdentityDocuments documents;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionOperations transactions;

    ImportEnds(
            ImportStore store,
            ImportRowStore rows,
            Volunteers volunteers,
            Accounts accounts,
            IdentityDocuments documents,
            ApplicationEventPublisher events,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.rows = rows;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Those on whom something hangs by now. */
    Set<VolunteerId> tied(List<VolunteerId> ids) {
        var tied = new HashSet<>(volunteers.tied(ids));
        accounts.withLogin(ids.stream().map(VolunteerId::account).toList())
                .forEach(account -> tied.add(VolunteerId.of(account)));
        return tied;
    }

    /** The next of its people; false when none is left. */
    boolean takeBack(VolunteerImport job) {
        try {
            return Boolean.TRUE.equals(transactions.execute(_ -> takeBack(job, rows.finished(job.id(), CHUNK))));
        } catch (DataIntegrityViolationException oneIsReferredTo) {
            var each = transactions.execute(_ -> rows.finished(job.id(), CHUNK));
            each.forEach(row -> takeBackOne(job, row));
            return !each.isEmpty();
        }
    }

    private void takeBackOne(VolunteerImport job, SortedPerson row) {
        try {
            transactions.executeWithoutResult(_ -> takeBack(job, List.of(row)));
        } catch (DataIntegrityViolationException referredTo) {
            transactions.executeWithoutResult(
                    _ -> rows.keep(job.id(), List.of(row.person().row())));
        }
    }

    /** Whom something hangs on by now stays. They are locked first: an answer that comes meanwhile finds no volunteer, or is seen. */
    private boolean takeBack(VolunteerImport job, List<SortedPerson> people) {
        var ids = people.stream().map(row -> row.known().orElseThrow()).toList();
        volunteers.lockAll(ids);
        var tied = tied(ids);
        var free = people.stream()
                .filter(row -> !tied.contains(row.known().orElseThrow()))
                .toList();
        var gone = free.stream().map(row -> row.known().orElseThrow()).toList();
        var goneAccounts = gone.stream().map(VolunteerId::account).toList();
        documents.forget(goneAccounts);
        volunteers.unregister(gone);
        accounts.remove(goneAccounts);
        rows.delete(job.id(), free.stream().map(row -> row.person().row()).toList());
        rows.keep(
                job.id(),
                people.stream()
                        .filter(row -> tied.contains(row.known().orElseThrow()))
                        .map(row -> row.person().row())
                        .toList());
        store.done(job.id(), gone.size());
        return !people.isEmpty();
    }

    /** Earlier hours go to the ledger, which takes nothing back; hence now and not before. Then the rows are deleted. */
    void close(VolunteerImport job) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(_ -> {
                var now = store.lock(job.id());
                if (now.isEmpty() || now.get().phase() != ImportPhase.IMPORTED) {
                    return false;
                }
                var people = rows.balances(job.id(), BALANCES);
                if (people.isEmpty()) {
                    rows.clear(job.id());
                    store.move(
                            job.id(),
                            EnumSet.of(ImportPhase.IMPORTED),
                            ImportPhase.CLOSED,
                            Optional.empty(),
                            clock.instant());
                    return false;
                }
                events.publishEvent(stated(job, people));
                rows.delete(
                        job.id(), people.stream().map(row -> row.person().row()).toList());
                return true;
            }));
        }
    }

    private static OpeningBalancesStated stated(VolunteerImport job, List<SortedPerson> people) {
        return new OpeningBalancesStated(
                people.stream()
                        .map(row -> new OpeningBalance(
                                row.known().orElseThrow(),
                                row.person().home(),
                                row.person().minutes().orElseThrow()))
                        .toList(),
                job.fileName(),
                job.startedAt(),
                job.startedBy());
    }
}
