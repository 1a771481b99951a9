package org.redvest.engine.bundles;

/**
 * The prices λ at which a bundle is looked for: those of the market, except that one need may have another.
 *
 * @param other the need with another price, −1 where there is none
 */
@SuppressWarnings(
        "ArrayRecordComponent") // the auction's own array: copying it for each question would cost more than the answer
record Prices(long[] price, int other, long otherPrice) {

    static Prices of(long[] price) {
        return new Prices(price, -1, 0);
    }

    long of(int need) {
        return need == other ? otherPrice : price[need];
    }
}
