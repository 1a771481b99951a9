package org.redvest.funds;

/** A line that waits for the second person who reads this. */
public record FundTask(Fund fund, FundLine line) {}
