package org.redvest.volunteers.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.redvest.accounts.Accounts;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.database.OnOneNode;
import org.redvest.database.Outage;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.redvest.volunteers.OpeningBalancesStated;
import org.redvest.volunteers.OpeningBalancesStated.OpeningBalance;
import org.redvest.volunteers.VolunteerId;
import org.redvest.volunteers.Volunteers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works on imports behind the pages, in the scope of their region. Each chunk is whole; what a crash interrupts goes on where it stood,
 * on whichever node sees first that nobody works on it.
 */
@Component
class ImportRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRuns.class);

    /** For so long an import can be taken back. */
    static final Duration OPEN = Duration.ofDays(7);

    private static final int CHUNK = 1_000;
    private static final int BALANCES = 200;

    private final ImportStore store;
    private final ImportRowStore rows;
    private final UploadFolder uploads;
    private final DryRun dryRun;
    private final SamePeople same;
    private final ComingIn comingIn;
    private final Volunteers volunteers;
    private final Accounts accounts;
    private final IdentityDocuments documents;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionOperations transactions;
    private final UUID worker = UUID.randomUUID();
    private final Set<ImportId> running = ConcurrentHashMap.newKeySet();

    ImportRuns(
            ImportStore store,
            ImportRowStore rows,
            UploadFolder uploads,
            DryRun dryRun,
            SamePeople same,
            ComingIn comingIn,
            Volunteers volunteers,
            Accounts accounts,
            IdentityDocuments documents,
            ApplicationEventPublisher events,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.rows = rows;
        this.uploads = uploads;
        this.dryRun = dryRun;
        this.same = same;
        this.comingIn = comingIn;
        this.volunteers = volunteers;
        this.accounts = accounts;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Goes on beside the request that began it. */
    void start(VolunteerImport job) {
        Thread.ofVirtual().name("import-" + job.id().value()).start(() -> run(job));
    }

    @OnOneNode(every = "${redvest.housekeeping}")
    void resume() {
        Scopes.within(Scope.SYSTEM, () -> transactions.execute(_ -> store.abandoned()))
                .forEach(this::start);
    }

    /** Imports that can no longer be taken back become final. */
    @OnOneNode(every = "${redvest.housekeeping}")
    void close() {
        var due = Scopes.within(
                Scope.SYSTEM,
                () -> transactions.execute(
                        _ -> store.finishedBefore(clock.instant().minus(OPEN))));
        due.forEach(job -> inScope(job, () -> close(job)));
    }

    void run(VolunteerImport job) {
        if (!running.add(job.id())) {
            return;
        }
        try {
            inScope(job, () -> work(job));
        } finally {
            running.remove(job.id());
        }
    }

    private void inScope(VolunteerImport job, Runnable work) {
        Scopes.run(Scope.region(job.region().value()), work);
    }

    private void work(VolunteerImport asked) {
        boolean mine = Boolean.TRUE.equals(transactions.execute(_ -> store.claim(asked.id(), worker)));
        if (!mine) {
            return;
        }
        var job = transactions.execute(_ -> store.find(asked.id())).orElseThrow();
        try {
            switch (job.phase()) {
                case READING -> {
                    dryRun.read(job);
                    move(job, ImportPhase.READ);
                    uploads.delete(job.fileKey());
                }
                case IMPORTING -> whileRows(job, this::comeIn, ImportPhase.IMPORTED);
                case TAKING_BACK -> whileRows(job, this::takeBack, ImportPhase.TAKEN_BACK);
                case UPLOADED, READ, IMPORTED, TAKEN_BACK, CLOSED, FAILED -> {}
            }
        } catch (UnreadableFile why) {
            failed(job, why.reason());
            uploads.delete(job.fileKey());
        } catch (RuntimeException failure) {
            if (Outage.of(failure).isPresent()) {
                LOG.warn("Import {} waits for the database", job.id().value());
                return;
            }
            LOG.error("Import {} failed while {}", job.id().value(), job.phase(), failure);
            failed(job, "volunteers.import.failed.broken");
        }
    }

    private void move(VolunteerImport job, ImportPhase to) {
        transactions.executeWithoutResult(
                _ -> store.move(job.id(), EnumSet.of(job.phase()), to, Optional.empty(), clock.instant()));
    }

    /** Back to where a person can begin the step again; a file that failed is uploaded anew. */
    private void failed(VolunteerImport job, String reason) {
        var to = switch (job.phase()) {
            case IMPORTING -> ImportPhase.READ;
            case TAKING_BACK -> ImportPhase.IMPORTED;
            default -> ImportPhase.FAILED;
        };
        transactions.executeWithoutResult(
                _ -> store.move(job.id(), EnumSet.of(job.phase()), to, Optional.of(reason), clock.instant()));
    }

    private void whileRows(VolunteerImport job, Predicate<VolunteerImport> chunk, ImportPhase end) {
        while (chunk.test(job)) {
            Thread.yield();
        }
        move(job, end);
    }

    /** False when no row is left. The import is locked, so that two nodes never take the same rows. */
    private boolean comeIn(VolunteerImport job) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            store.lockWriting();
            if (store.lock(job.id())
                    .filter(now -> now.phase() == ImportPhase.IMPORTING)
                    .isEmpty()) {
                return false;
            }
            var pending = rows.pending(job.id(), CHUNK);
            var ready = stillSo(job, pending);
            var became = comingIn.take(ready);
            rows.done(job.id(), became);
            store.done(job.id(), became.size());
            return !pending.isEmpty();
        }));
    }

    /** Since the file was read others may have come: they are looked for again. Who was decided to be another stays another. */
    private List<SortedPerson> stillSo(VolunteerImport job, List<SortedPerson> pending) {
        var sorted = same.sort(pending.stream()
                .filter(row -> row.known().isEmpty())
                .map(SortedPerson::person)
                .toList());
        var now = new HashMap<Integer, SortedPerson>();
        sorted.people().forEach(each -> now.put(each.person().row(), each));
        rows.turnBad(
                job.id(),
                job.region(),
                sorted.elsewhere().stream()
                        .map(person -> DryRun.elsewhere(job, person))
                        .toList());
        var ready = new ArrayList<SortedPerson>();
        for (var row : pending) {
            var found = now.get(row.person().row());
            if (row.known().isPresent() || (found != null && stays(row, found))) {
                ready.add(row);
            } else if (found != null) {
                rows.resort(job.id(), found);
            }
        }
        return ready;
    }

    private static boolean stays(SortedPerson before, SortedPerson found) {
        return found.known().isEmpty() && before.candidates().containsAll(found.candidates());
    }

    private boolean takeBack(VolunteerImport job) {
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

    Set<VolunteerId> tied(List<VolunteerId> ids) {
        var tied = new HashSet<>(volunteers.tied(ids));
        accounts.withLogin(ids.stream().map(VolunteerId::account).toList())
                .forEach(account -> tied.add(VolunteerId.of(account)));
        return tied;
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
