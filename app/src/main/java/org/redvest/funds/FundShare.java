package org.redvest.funds;

/** A share of an approved or proposed batch, with what was paid from it. */
public record FundShare(ShareName name, long fen, FundBalance balance) {}
