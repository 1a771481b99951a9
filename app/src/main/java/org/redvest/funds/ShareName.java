package org.redvest.funds;

/**
 * Which share of which batch.
 *
 * @param batch number of the batch's line
 */
public record ShareName(long share, long batch, String name) {}
