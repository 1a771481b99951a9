package org.redvest.dispatch.places;

import java.util.Locale;

/** Why a tap did not get the place: what the page it leads back to says first. */
public enum Refusal {
    FULL,
    TOO_LATE,
    CLASHES,
    BARRED,
    WITHDRAWN;

    /** As in addresses. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
