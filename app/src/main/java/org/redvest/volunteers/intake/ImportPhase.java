package org.redvest.volunteers.intake;

import java.util.Locale;

/** How far an import has come. */
public enum ImportPhase {
    /** The file is there; its columns are to be chosen. */
    UPLOADED,
    READING,
    /** All rows wait; nobody is a volunteer yet. */
    READ,
    IMPORTING,
    /** Everybody has come in; for a week the import can be taken back. */
    IMPORTED,
    TAKING_BACK,
    TAKEN_BACK,
    /** Final: earlier hours are in the ledger, and the rows are deleted. */
    CLOSED,
    FAILED;

    /** As in the keys of its words. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean atWork() {
        return this == READING || this == IMPORTING || this == TAKING_BACK;
    }
}
