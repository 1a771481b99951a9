package org.redvest.volunteers.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.redvest.accounts.IdentityDocuments;
import org.redvest.catalogue.Catalogue;
import org.redvest.catalogue.Skill;
import org.redvest.regions.Regions;
import org.redvest.web.Language;
import org.redvest.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Reads all rows of a file once and writes them down, sorted, a few thousand at a time. Nobody becomes a volunteer here. */
@Component
class DryRun {

    private static final int CHUNK = 2_000;

    private final ImportStore store;
    private final ImportRowStore rows;
    private final UploadFolder uploads;
    private final SamePeople same;
    private final IdentityDocuments documents;
    private final Catalogue catalogue;
    private final Regions regions;
    private final Texts texts;
    private final Clock clock;
    private final TransactionOperations transactions;

    DryRun(
            ImportStore store,
            ImportRowStore rows,
            UploadFolder uploads,
            SamePeople same,
            IdentityDocuments documents,
            Catalogue catalogue,
            Regions regions,
            Texts texts,
            Clock clock,
            TransactionOperations transactions) {
        this.store = store;
        this.rows = rows;
        this.uploads = uploads;
        this.same = same;
        this.documents = documents;
        this.catalogue = catalogue;
        this.regions = regions;
        this.texts = texts;
        this.clock = clock;
        this.transactions = transactions;
    }

    /** Begins anew after a crash: what was written before is no result. */
    void read(VolunteerImport job) {
        transactions.executeWithoutResult(_ -> rows.clear(job.id()));
        try (var file = uploads.open(job.fileKey())) {
            var reading = new RowReading(
                    job.header(),
                    new KnownPlaces(job.region(), regions),
                    skills(),
                    new ImportedDays(file.countsFrom1904()),
                    LocalDate.now(clock),
                    documents::seal,
                    job.fillDown());
            var sheet = new SheetRun(job, reading);
            file.read(job.sheet(), sheet::take);
            sheet.flush();
        }
    }

    private KnownSkills skills() {
        var codes = new HashMap<String, String>();
        for (var language : Language.values()) {
            var text = texts.in(language);
            for (Skill skill : catalogue.skills()) {
                codes.put(text.of("catalogue.skill." + skill.code()), skill.code());
            }
        }
        return new KnownSkills(codes);
    }

    /** One reading of one sheet, with what has been seen so far. */
    private final class SheetRun {

        private final VolunteerImport job;
        private final RowReading reading;
        private final List<ImportedPerson> people = new ArrayList<>();
        private final List<BadCell> bad = new ArrayList<>();
        /** Rows by what identifies their person: the second of two equal ones is no second person. */
        private final Map<String, Integer> seen = new HashMap<>();

        private int read;
        private int skipped;

        SheetRun(VolunteerImport job, RowReading reading) {
            this.job = job;
            this.reading = reading;
        }

        boolean take(ImportedRow row) {
            if (row.number() <= job.headerRow() || row.isBlank()) {
                return true;
            }
            if (++read > ImportedFile.MOST_ROWS) {
                throw new UnreadableFile("too-many-rows", ImportedFile.MOST_ROWS);
            }
            switch (reading.read(row)) {
                case RowReading.Reading.Person(var person) -> first(person);
                case RowReading.Reading.Bad found -> bad.addAll(found.cells());
                case RowReading.Reading.NoPerson _ -> skipped++;
            }
            if (people.size() + bad.size() >= CHUNK) {
                flush();
            }
            return true;
        }

        private void first(ImportedPerson person) {
            var before = person.document()
                    .map(document -> seen.putIfAbsent(document.key().substring(0, 24), person.row()))
                    .map(row -> repeated(ImportField.DOCUMENT, row, person))
                    .or(() -> person.phone()
                            .map(phone -> seen.putIfAbsent(phone + person.name(), person.row()))
                            .map(row -> repeated(ImportField.PHONE, row, person)));
            before.ifPresentOrElse(bad::add, () -> people.add(person));
        }

        private BadCell repeated(ImportField field, int row, ImportedPerson person) {
            return reading.refusal(field, person.row(), "volunteers.import.cell.repeated", Integer.toString(row));
        }

        void flush() {
            var sorted = new ArrayList<SortedPerson>();
            transactions.executeWithoutResult(_ -> {
                var found = same.sort(people);
                sorted.addAll(found.people());
                found.elsewhere()
                        .forEach(person -> bad.add(reading.refusal(
                                ImportField.DOCUMENT, person.row(), "volunteers.import.cell.elsewhere")));
                rows.insert(job.id(), job.region(), sorted);
                rows.insertBad(job.id(), job.region(), bad);
                store.read(job.id(), read, skipped, clock.instant());
            });
            people.clear();
            bad.clear();
        }
    }

    /** The same sentence where a row is found to belong elsewhere only when it comes in. */
    static BadCell elsewhere(VolunteerImport job, ImportedPerson person) {
        int column = Math.max(0, job.fields().indexOf(Optional.of(ImportField.DOCUMENT)));
        return new BadCell(
                person.row(), column, job.headings().get(column), "", "volunteers.import.cell.elsewhere", List.of());
    }
}
