package org.redvest.shifts;

/** One need of a shift: so many people with such skills. */
public record NeedId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
