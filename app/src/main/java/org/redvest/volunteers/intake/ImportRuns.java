package org.redvest.volunteers.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.redvest.database.OnOneNode;
import org.redvest.database.Outage;
import org.redvest.database.Scope;
import org.redvest.database.Scopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private final ImportStore store;
    private final ImportRowStore rows;
    private final UploadFolder uploads;
    private final DryRun dryRun;
    private final SamePeople same;
    private final ComingIn comingIn;
    private final ImportEnds ends;
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
            ImportEnds ends,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.rows = rows;
        this.uploads = uploads;
        this.dryRun = dryRun;
        this.same = same;
        this.comingIn = comingIn;
        this.ends = ends;
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
        due.forEach(job -> inScope(job, () -> ends.close(job)));
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
                case TAKING_BACK -> whileRows(job, ends::takeBack, ImportPhase.TAKEN_BACK);
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
        boolean more = true;
        while (more) {
            more = chunk.test(job);
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
}
