package org.redvest.volunteers.intake;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.redvest.accounts.Hat;
import org.redvest.database.Scopes;
import org.redvest.volunteers.VolunteerId;
import org.springframework.stereotype.Component;

/** Goes the way of an import under a hat, and waits for what works behind the pages. */
@Component
class ImportWalk {

    private final Imports imports;
    private Duration patience = Duration.ofMinutes(2);

    ImportWalk(Imports imports) {
        this.imports = imports;
    }

    /** For a list that is larger than a test's. */
    void waitFor(Duration patience) {
        this.patience = patience;
    }

    /** Uploaded, with the columns as they were guessed, and read. */
    ImportId read(Hat hat, String csv) {
        return read(hat, "名册.csv", csv);
    }

    ImportId read(Hat hat, String name, String csv) {
        return read(hat, upload(hat, name, csv), false);
    }

    ImportId upload(Hat hat, String name, String csv) {
        return upload(hat, name, csv.getBytes(StandardCharsets.UTF_8));
    }

    ImportId upload(Hat hat, String name, byte[] file) {
        return as(hat, () -> switch (imports.upload(hat, name, new ByteArrayInputStream(file))) {
            case FileUpload.Kept(var kept) -> kept;
            case FileUpload.Refused(var problem) -> throw new AssertionError(problem.key());
        });
    }

    ImportId read(Hat hat, ImportId id, boolean fillDown) {
        var job = job(hat, id);
        var typed = new HashMap<String, String>();
        for (int column = 0; column < job.fields().size(); column++) {
            typed.put(
                    "column-" + column,
                    job.fields().get(column).map(ImportField::word).orElse(""));
        }
        typed.put("fillDown", Boolean.toString(fillDown));
        var problems = as(hat, () -> imports.choose(job, new ColumnChoice(typed)));
        if (!problems.isEmpty()) {
            throw new AssertionError(problems.toString());
        }
        await(hat, id, ImportPhase.READ);
        return id;
    }

    void bringIn(Hat hat, ImportId id) {
        as(hat, () -> {
            imports.begin(job(hat, id), hat);
            return id;
        });
        await(hat, id, ImportPhase.IMPORTED);
    }

    /** Answers how many people something hangs on. */
    int takeBack(Hat hat, ImportId id) {
        int tied = as(hat, () -> imports.takeBack(job(hat, id), hat));
        if (tied == 0) {
            await(hat, id, ImportPhase.TAKEN_BACK);
        }
        return tied;
    }

    void decide(Hat hat, ImportId id, int row, Optional<VolunteerId> same) {
        as(hat, () -> {
            imports.decide(job(hat, id), row, same);
            return id;
        });
    }

    VolunteerImport job(Hat hat, ImportId id) {
        return as(hat, () -> imports.find(id));
    }

    ImportFigures figures(Hat hat, ImportId id) {
        return as(hat, () -> imports.figures(id));
    }

    void await(Hat hat, ImportId id, ImportPhase phase) {
        Awaitility.await("import " + id.value() + " " + phase)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    var now = job(hat, id);
                    if (now.failure().isPresent()) {
                        throw new AssertionError(now.failure().get());
                    }
                    return now.phase() == phase;
                });
    }

    static <T> T as(Hat hat, Supplier<T> work) {
        return Scopes.within(hat.scope(), work::get);
    }
}
