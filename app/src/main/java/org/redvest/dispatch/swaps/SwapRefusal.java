package org.redvest.dispatch.swaps;

import java.util.Locale;

/** Why a tap changed nothing, as addresses say it. */
public enum SwapRefusal {
    NOT_NOW,
    BARRED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String key() {
        return "dispatch.swap.refused." + code();
    }
}
