package org.redvest.regions;

import java.util.Arrays;
import java.util.Optional;

/** The five levels of a code; 社区 and 村 are both communities. */
public enum Level {
    PROVINCE(2),
    CITY(4),
    COUNTY(6),
    TOWNSHIP(9),
    COMMUNITY(12);

    private final int length;

    Level(int length) {
        this.length = length;
    }

    /** Digits of a code of this level. */
    public int length() {
        return length;
    }

    public Optional<Level> above() {
        return this == PROVINCE ? Optional.empty() : Optional.of(values()[ordinal() - 1]);
    }

    Optional<Level> below() {
        return this == COMMUNITY ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    static Level ofLength(int length) {
        return Arrays.stream(values())
                .filter(level -> level.length == length)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No region code has %d digits".formatted(length)));
    }
}
