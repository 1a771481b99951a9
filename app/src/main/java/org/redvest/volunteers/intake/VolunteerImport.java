package org.redvest.volunteers.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.redvest.accounts.AccountId;
import org.redvest.audit.AuditActor;
import org.redvest.regions.RegionCode;

/**
 * One file of people on its way into the register.
 *
 * @param region of the hat under which it was begun: everybody in it lives there
 * @param failure key of the words that say why the last step did not end
 */
public record VolunteerImport(
        ImportId id,
        RegionCode region,
        AuditActor by,
        Instant startedAt,
        String fileName,
        UUID fileKey,
        long fileBytes,
        List<String> sheets,
        boolean macros,
        ImportPhase phase,
        Optional<String> failure,
        int sheet,
        int headerRow,
        List<String> headings,
        List<Optional<ImportField>> fields,
        boolean fillDown,
        int rowsRead,
        int rowsSkipped,
        int rowsDone,
        Optional<Instant> finishedAt) {

    public VolunteerImport {
        sheets = List.copyOf(sheets);
        headings = List.copyOf(headings);
        fields = List.copyOf(fields);
    }

    AccountId startedBy() {
        return new AccountId(by.account());
    }

    SheetHeader header() {
        return new SheetHeader(headerRow, headings, fields);
    }

    public String sheetName() {
        return sheets.get(sheet);
    }
}
