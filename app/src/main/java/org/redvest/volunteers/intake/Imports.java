package org.redvest.volunteers.intake;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.redvest.accounts.Hat;
import org.redvest.audit.Audit;
import org.redvest.audit.AuditSubject;
import org.redvest.audit.AuditedAct;
import org.redvest.volunteers.VolunteerId;
import org.redvest.web.Listing;
import org.redvest.web.PlainText;
import org.redvest.web.Problem;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Imports of volunteers from spreadsheets: a file is uploaded, its columns are chosen, it is read without anybody becoming a volunteer,
 * doubts are decided, the rows come in. Everything is asked in the scope of the hat: another region's import does not exist.
 */
@Service
class Imports {

    private static final int LONGEST_FILE_NAME = 120;
    private static final int SAMPLES = 3;
    private static final int SAMPLED_ROWS = 40;

    private final ImportStore store;
    private final ImportRowStore rows;
    private final ImportCellStore cells;
    private final UploadFolder uploads;
    private final ImportRuns runs;
    private final ImportEnds ends;
    private final Likenesses likenesses;
    private final Audit audit;
    private final Clock clock;
    private final TransactionOperations transactions;

    Imports(
            ImportStore store,
            ImportRowStore rows,
            ImportCellStore cells,
            UploadFolder uploads,
            ImportRuns runs,
            ImportEnds ends,
            Likenesses likenesses,
            Audit audit,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.rows = rows;
        this.cells = cells;
        this.uploads = uploads;
        this.runs = runs;
        this.ends = ends;
        this.likenesses = likenesses;
        this.audit = audit;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** A file that cannot be read is deleted at once. */
    FileUpload upload(Hat hat, String fileName, InputStream content) {
        var upload = uploads.keep(content);
        try (var file = uploads.open(upload.key())) {
            var id = transacted(() -> store.insert(hat, shortened(fileName), upload, file, clock.instant()));
            var first = choice(find(id), 0, 0);
            transacted(() -> store.choose(id, 0, header(first), false));
            return new FileUpload.Kept(id);
        } catch (UnreadableFile why) {
            uploads.delete(upload.key());
            return new FileUpload.Refused(why.problem());
        }
    }

    VolunteerImport find(ImportId id) {
        return transacted(() -> store.find(id)).orElseThrow(NoSuchImport::new);
    }

    Listing<VolunteerImport> list(int page) {
        return transacted(() -> new Listing<>(store.list(Listing.LENGTH, Listing.offset(page)), page, store.count()));
    }

    ImportFigures figures(ImportId id) {
        return transacted(() -> rows.figures(id));
    }

    Optional<ImportId> sameFile(ImportId id) {
        return transacted(() -> store.sameFile(id));
    }

    Listing<BadCell> cells(ImportId id, int page) {
        return transacted(
                () -> new Listing<>(cells.list(id, Listing.LENGTH, Listing.offset(page)), page, cells.count(id)));
    }

    List<BadCell> cellsAfter(ImportId id, int row, int column, int most) {
        return transacted(() -> cells.listAfter(id, row, column, most));
    }

    Listing<RowLikeness> asked(ImportId id, int page) {
        return transacted(() -> new Listing<>(
                likenesses.of(rows.asked(id, Listing.LENGTH, Listing.offset(page))),
                page,
                rows.figures(id).of(RowPart.ASK)));
    }

    // Columns

    /**
     * What is understood of a sheet.
     *
     * @param headerRow 0: the likeliest
     */
    SheetChoice choice(VolunteerImport job, int sheet, int headerRow) {
        if (sheet < 0 || sheet >= job.sheets().size()) {
            throw new NoSuchImport();
        }
        var first = new ArrayList<ImportedRow>();
        try (var file = uploads.open(job.fileKey())) {
            file.read(sheet, row -> {
                first.add(row);
                return first.size() < SAMPLED_ROWS;
            });
        }
        var head = first.stream()
                .filter(row -> row.number() <= SheetHeader.WITHIN_ROWS)
                .toList();
        var header = headerRow == 0 ? SheetHeader.guess(head) : SheetHeader.at(headerRow, head);
        var fields = transacted(() -> store.remembered(job.region(), digest(header)))
                .filter(known -> known.size() == header.headings().size())
                .orElse(header.fields());
        return new SheetChoice(
                sheet,
                header.row(),
                head.stream().map(ImportedRow::number).toList(),
                header.headings(),
                fields,
                samples(header.row(), fields, first));
    }

    private static List<List<String>> samples(
            int headerRow, List<Optional<ImportField>> fields, List<ImportedRow> first) {
        var samples = new ArrayList<List<String>>();
        for (int column = 0; column < fields.size(); column++) {
            int at = column;
            samples.add(first.stream()
                    .filter(row -> row.number() > headerRow && !row.cell(at).isBlank())
                    .limit(SAMPLES)
                    .map(row -> fields.get(at)
                            .map(field -> field.masked(row.cell(at).text()))
                            .orElse("…"))
                    .toList());
        }
        return samples;
    }

    private static SheetHeader header(SheetChoice choice) {
        return new SheetHeader(choice.headerRow(), choice.headings(), choice.fields());
    }

    /** Another sheet or row of headings, to be looked at. */
    void look(VolunteerImport job, int sheet, int headerRow) {
        var choice = choice(job, sheet, headerRow);
        transacted(() -> store.choose(job.id(), sheet, header(choice), job.fillDown()));
    }

    /** Nothing is wrong: the file is being read. */
    List<Problem> choose(VolunteerImport job, ColumnChoice chosen) {
        var fields = chosen.fields(job.headings().size());
        var problems = ColumnChoice.problems(fields, job.region().value().length() == 12);
        if (!problems.isEmpty()) {
            return problems;
        }
        var header = new SheetHeader(job.headerRow(), job.headings(), fields);
        var begun = transacted(() -> {
            store.remember(job.region(), digest(header), fields);
            return store.choose(job.id(), job.sheet(), header, chosen.fillDown())
                    && move(job, EnumSet.of(ImportPhase.UPLOADED), ImportPhase.READING);
        });
        if (begun) {
            runs.start(find(job.id()));
        }
        return List.of();
    }

    // Decisions

    /** The same person as one of the candidates; empty: another. What was decided already stays as it was decided. */
    void decide(VolunteerImport job, int row, Optional<VolunteerId> same) {
        if (job.phase() != ImportPhase.READ && job.phase() != ImportPhase.IMPORTED) {
            return;
        }
        transactions.executeWithoutResult(_ -> rows.lockAsked(job.id(), row).ifPresent(asked -> {
            if (same.isPresent() && !asked.candidates().contains(same.get())) {
                throw new NoSuchImport();
            }
            rows.resort(job.id(), likenesses.decided(asked, same));
        }));
    }

    // Acts

    void begin(VolunteerImport job, Hat hat) {
        act(
                job,
                EnumSet.of(ImportPhase.READ, ImportPhase.IMPORTED),
                ImportPhase.IMPORTING,
                AuditedAct.VOLUNTEERS_IMPORTED,
                hat);
    }

    /** Not while something hangs on one of its people: answers how many they are. */
    int takeBack(VolunteerImport job, Hat hat) {
        int tied = ends.tied(transacted(() -> rows.newcomers(job.id()))).size();
        if (tied == 0) {
            act(job, EnumSet.of(ImportPhase.IMPORTED), ImportPhase.TAKING_BACK, AuditedAct.IMPORT_TAKEN_BACK, hat);
        }
        return tied;
    }

    /** Gives up the days that are left to take it back. */
    void close(VolunteerImport job) {
        ends.close(job);
    }

    /** A list that is not to come in: nothing of it is kept but that it was there. */
    void discard(VolunteerImport job) {
        boolean gone = transacted(() -> {
            boolean moved = move(
                    job,
                    EnumSet.of(ImportPhase.UPLOADED, ImportPhase.READ, ImportPhase.FAILED),
                    ImportPhase.TAKEN_BACK);
            if (moved) {
                rows.clear(job.id());
            }
            return moved;
        });
        if (gone) {
            uploads.delete(job.fileKey());
        }
    }

    private void act(VolunteerImport job, Collection<ImportPhase> from, ImportPhase to, AuditedAct audited, Hat hat) {
        boolean moved = transacted(() -> {
            boolean first = move(job, from, to);
            if (first) {
                audit.record(
                        audited,
                        hat.actor(),
                        job.region(),
                        AuditSubject.named(Long.toString(job.id().value())));
            }
            return first;
        });
        if (moved) {
            runs.start(find(job.id()));
        }
    }

    private boolean move(VolunteerImport job, Collection<ImportPhase> from, ImportPhase to) {
        return store.move(job.id(), from, to, Optional.empty(), clock.instant());
    }

    private <T> T transacted(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    }

    /** Headings in their order: a list of the same shape is understood as the last one was. */
    private static byte[] digest(SheetHeader header) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", header.headings()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String shortened(String fileName) {
        var line = PlainText.line(fileName.replaceAll(".*[/\\\\]", ""));
        var name = line.isEmpty() ? "…" : line;
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_FILE_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_FILE_NAME));
    }
}
