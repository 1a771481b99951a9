package org.redvest.attendance;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the community says of somebody who had accepted. Nothing is said beforehand. */
public enum Said {
    CAME,
    ABSENT,
    ON_LEAVE,
    /** Ill, or prevented by what nobody can help: no broken promise. */
    EXCUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Said> named(String code) {
        return Stream.of(values()).filter(said -> said.code().equals(code)).findFirst();
    }
}
