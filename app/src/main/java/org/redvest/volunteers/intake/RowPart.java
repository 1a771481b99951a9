package org.redvest.volunteers.intake;

import java.util.Locale;

/** What is to be done with a row. */
public enum RowPart {
    /** Becomes a volunteer. */
    NEW,
    /** Becomes a volunteer who is not asked for anything until a guardian's consent is recorded. */
    HELD,
    /** Is a volunteer; the list knows something more. */
    CHANGED,
    /** Is a volunteer; the list knows nothing more. */
    SAME,
    /** May be a volunteer; a person decides. */
    ASK,
    /** Has a cell that cannot be taken. */
    BAD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean comesIn() {
        return this == NEW || this == HELD || this == CHANGED;
    }
}
