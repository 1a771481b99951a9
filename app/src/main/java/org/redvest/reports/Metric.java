package org.redvest.reports;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The registry of what is counted 口径. Every figure on every page is one of these; its words (name, definition, what is left
 * out) stand in the bundles under its code, its statement in {@link FigureStore}. Whoever changes what is counted raises the
 * version and says from when.
 */
public enum Metric {
    PEOPLE(2, Rows.TIMES),
    PARTICIPATIONS(2, Rows.SESSIONS),
    SESSIONS(2, Rows.SESSIONS),
    CONTACTS(2, Rows.SESSIONS),
    HOURS(2, Rows.SESSIONS),
    CLOSED_LOOP(1, Rows.ORDERS);

    private final int version;
    private final Rows rows;

    Metric(int version, Rows rows) {
        this.version = version;
        this.rows = rows;
    }

    /** As in addresses and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Metric> named(String code) {
        return Stream.of(values()).filter(metric -> metric.code().equals(code)).findFirst();
    }

    public int version() {
        return version;
    }

    /** Since when it has been counted this way; from the second version on, the services of programmes count beside those of orders. */
    public LocalDate since() {
        return LocalDate.of(2026, 1, 1);
    }

    public Rows rows() {
        return rows;
    }

    /** What the figure opens to. People open to how often they served, never to who they are. */
    public enum Rows {
        SESSIONS,
        TIMES,
        ORDERS
    }
}
