package org.redvest.attendance;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why somebody was called by roll instead of typing the code. A code, so that every reader gets it in their language. */
public enum RollReason {
    NO_PHONE,
    NO_BATTERY,
    NO_SIGNAL,
    NEEDS_HELP;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RollReason> named(String code) {
        return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}
