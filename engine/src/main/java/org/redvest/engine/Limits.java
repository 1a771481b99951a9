package org.redvest.engine;

import java.io.Serializable;

/**
 * How much one volunteer is willing to do.
 *
 * @param maxShifts over the whole horizon, 0…60
 * @param maxShiftsPerDay starting on one calendar day, 0…10
 * @param maxMinutes over the whole horizon, 0…100,000
 */
public record Limits(int maxShifts, int maxShiftsPerDay, int maxMinutes) implements Serializable {

    public Limits {
        check("shifts", maxShifts, 60);
        check("shifts per day", maxShiftsPerDay, 10);
        check("minutes", maxMinutes, 100_000);
    }

    private static void check(String what, int limit, int most) {
        if (limit < 0 || limit > most) {
            throw new IllegalArgumentException("A limit of %d %s; it must be 0 to %d".formatted(limit, what, most));
        }
    }
}
