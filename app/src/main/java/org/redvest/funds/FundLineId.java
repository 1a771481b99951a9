package org.redvest.funds;

/** Which line of which fund's book, by its number there. */
public record FundLineId(FundId fund, long number) {

    public String path() {
        return fund.path() + "/lines/" + number;
    }

    @Override
    public String toString() {
        return fund + "-" + number;
    }
}
