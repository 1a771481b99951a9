package org.redvest.cli.check;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Amounts in millionths written as points, and ways, as a plan states them. */
final class Amounts {
    private Amounts() {}

    static String format(long micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    static String format(BigInteger micros) {
        return new BigDecimal(micros, 6).toPlainString();
    }

    /** Kilometres to the metre, as a plan states them. */
    static String metres(double kilometres) {
        return new BigDecimal(kilometres).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
    }
}
