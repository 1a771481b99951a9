package org.redvest.orders;

/** One shift (班次) of an order. */
public record ShiftId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
