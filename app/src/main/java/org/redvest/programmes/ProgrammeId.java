package org.redvest.programmes;

/** The number of a programme. */
public record ProgrammeId(long value) {

    public String path() {
        return "/programmes/" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
