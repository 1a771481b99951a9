package org.redvest.cli.check;

import java.math.BigInteger;
import org.redvest.cli.check.Parts.Places;

/**
 * Proves bounds below the price bound. A problem falls into connected parts, and its bound is the sum of theirs; in a small one where
 * the plan stays below what the prices prove, a search decides what is true.
 */
record ExactSearch(Pairs pairs, PlanRules rules, long[] prices, PriceBound proof) {
    private static final int MOST_VOLUNTEERS = 1000;

    /** No plan that is held or best is worth more than this, or less than its negative: levels beyond need not be told apart. */
    private static final BigInteger HIGHEST_LEVEL = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(3));

    /** The lowest bound that was proved; the search ends once it is down to what was claimed. */
    BigInteger boundDownTo(BigInteger claimed) {
        var proved = proof.bound();
        for (var places : Parts.of(pairs)) {
            var open = proved.subtract(claimed);
            if (open.signum() <= 0) {
                break;
            }
            var byPrices = priceBound(places);
            var worth = worth(places);
            if (byPrices.compareTo(worth) > 0 && places.volunteers().size() <= MOST_VOLUNTEERS) {
                var level = worth.max(byPrices.subtract(open))
                        .max(HIGHEST_LEVEL.negate())
                        .min(HIGHEST_LEVEL);
                proved =
                        proved.subtract(byPrices.subtract(search(places, level)).max(BigInteger.ZERO));
            }
        }
        return proved;
    }

    private BigInteger search(Places places, BigInteger level) {
        var ownPrices = places.needs().stream().mapToLong(n -> prices[n]).toArray();
        var part = Part.of(pairs, places.volunteers(), places.needs());
        return BigInteger.valueOf(PartSearch.bound(part, ownPrices, level.longValueExact()));
    }

    /** What the prices prove of this part. */
    private BigInteger priceBound(Places places) {
        var sum = BigInteger.ZERO;
        for (int n : places.needs()) {
            sum = sum.add(BigInteger.valueOf(prices[n])
                    .multiply(BigInteger.valueOf(pairs.need(n).places())));
        }
        for (int v : places.volunteers()) {
            sum = sum.add(BigInteger.valueOf(proof.best()[v]));
        }
        return sum;
    }

    /** What the plan makes of this part. */
    private BigInteger worth(Places places) {
        var sum = BigInteger.ZERO;
        for (int v : places.volunteers()) {
            sum = sum.add(rules.worth(v));
        }
        return sum;
    }
}
