package org.redvest.funds;

/**
 * A fund in a list.
 *
 * @param shares of its approved batches
 * @param paidShares those of them that something was paid from
 * @param undecided lines of its book that wait for a second person
 */
public record FundRow(Fund fund, FundBalance balance, long shares, long paidShares, long undecided) {}
