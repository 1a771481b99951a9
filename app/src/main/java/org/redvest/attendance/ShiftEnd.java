package org.redvest.attendance;

import java.util.Locale;

/** How a shift that was served came to its end: by whose word, and whether a person came. */
public enum ShiftEnd {
    CONFIRMED,
    /** 无人到场: the community said that none of those who had accepted came. */
    NOBODY_CAME,
    /** 系统结算: the marks alone say who came. */
    SETTLED,
    /** The community has not confirmed, and of none of those who had accepted there is a mark. */
    UNMARKED;

    public static ShiftEnd of(boolean settled, boolean anyCame) {
        if (settled) {
            return anyCame ? SETTLED : UNMARKED;
        }
        return anyCame ? CONFIRMED : NOBODY_CAME;
    }

    /** Nothing was done for the community, so the committee is to know. */
    public boolean inVain() {
        return this == NOBODY_CAME || this == UNMARKED;
    }

    /** {@code nobody-came}: the end of a key in the bundles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
