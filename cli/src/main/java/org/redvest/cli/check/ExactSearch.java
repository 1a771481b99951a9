package org.redvest.cli.check;

import java.math.BigInteger;

/** Searches small connected parts exactly. */
record ExactSearch(Pairs pairs, PlanRules rules, long[] prices, PriceBound proof) {
    BigInteger boundDownTo(BigInteger claimed) {
        return proof.bound();
    }
}
