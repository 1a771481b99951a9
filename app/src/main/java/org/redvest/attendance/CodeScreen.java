package org.redvest.attendance;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What whoever leads a shift shows to those who arrive, and sees of them.
 *
 * @param step how long a code holds
 * @param left how long this one still holds
 */
public record CodeScreen(Sheet sheet, String code, Duration step, Duration left, Instant opens, Instant closes) {

    private static final Set<Sheet.SheetStage> CLOSED =
            EnumSet.of(Sheet.SheetStage.NEVER_OPENED, Sheet.SheetStage.CANCELLED, Sheet.SheetStage.CONFIRMED);

    /** Why no check-in is taken whatever the time. */
    public Optional<Sheet.SheetStage> closed() {
        return Optional.of(sheet.stage()).filter(CLOSED::contains);
    }

    /** The code is not shown yet and will be. */
    public boolean ahead(Instant now) {
        return closed().isEmpty() && now.isBefore(opens);
    }

    /** Who leads can still show the code, or will. */
    public boolean leadsAt(Instant now) {
        return ahead(now) || open(now);
    }

    public boolean open(Instant now) {
        return closed().isEmpty() && !now.isBefore(opens) && !now.isAfter(closes);
    }
}
