package org.redvest.funds;

/**
 * What a fund is called and what it may be used for.
 *
 * @param purpose to which it is bound (专款专用)
 */
public record FundOutline(String name, String purpose) {}
