package org.redvest.funds;

import java.util.Locale;

/** What a line of a fund's book says. */
public enum LineKind {
    /** A sum was approved (批次). */
    BATCH,
    /** A sum was paid (支付). */
    PAYMENT,
    /** An earlier line does not count any more (作废). */
    VOID;

    /** The end of a key in the bundles, and as it stands in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static LineKind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
