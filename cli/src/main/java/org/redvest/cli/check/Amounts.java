package org.redvest.cli.check;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Amounts in millionths, written as points. */
final class Amounts {
    private Amounts() {}

    static String format(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    static String format(BigInteger micros) {
        return new BigDecimal(micros, 6).toPlainString();
    }
}
