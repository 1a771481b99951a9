package org.redvest.funds;

/** The number of a fund. */
public record FundId(long value) {

    public String path() {
        return "/funds/" + value;
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
