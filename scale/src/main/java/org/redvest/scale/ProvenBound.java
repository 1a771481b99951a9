package org.redvest.scale;

/**
 * A bound of the whole, with the prices that prove it.
 *
 * @param value in micros: no plan of the whole is worth more
 * @param byPrices what the prices alone prove; more than {@code value} only where regions that share nothing closed small parts exactly
 * @param relaxed number of volunteers for whom only an upper bound of the best bundle is known
 * @param prices of all needs
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read once
record ProvenBound(long value, long byPrices, int relaxed, long[] prices) {

    static final ProvenBound NONE = new ProvenBound(Long.MAX_VALUE, Long.MAX_VALUE, 0, new long[0]);
}
