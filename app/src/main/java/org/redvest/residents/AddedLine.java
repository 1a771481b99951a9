package org.redvest.residents;

import java.time.Instant;

/** A sentence that a resident added after asking. */
public record AddedLine(Instant at, String words) {
    @Override
    public String toString() {
        return "a resident's line";
    }
}
