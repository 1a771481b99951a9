package org.redvest.shifts;

/** The number of one shift (班次). */
public record ShiftId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
