package org.redvest.engine.exact;

import java.util.function.BooleanSupplier;

/**
 * The effort is how much may still be calculated, counted in multiplications and not in time, so that a search ends at the same point
 * everywhere unless it is stopped.
 */
final class Effort {
    private final BooleanSupplier stop;
    private long left;

    Effort(long multiplications, BooleanSupplier stop) {
        left = multiplications;
        this.stop = stop;
    }

    void spend(long multiplications) {
        left -= multiplications;
    }

    boolean over() {
        return left < 0 || stop.getAsBoolean();
    }
}
