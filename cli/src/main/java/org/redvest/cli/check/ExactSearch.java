package org.redvest.cli.check;

import java.math.BigInteger;
import java.util.List;
import org.redvest.cli.check.Parts.Places;
import org.redvest.cli.rules.Rules;

/**
 * Proves bounds below the price bound. A problem falls into connected parts, and its bound is the sum of theirs; in a small one where
 * the plan stays below what the prices prove, a search decides what is true.
 */
record ExactSearch(Pairs pairs, PlanRules rules, long[] prices, PriceBound proof) {
    private static final int MOST_VOLUNTEERS = 1000;

    /** The lowest bound that was proved; the search ends once it is down to what was claimed. */
    BigInteger boundDownTo(BigInteger claimed) {
        var proved = proof.bound();
        for (var places : Parts.of(pairs)) {
            var byPrices = priceBound(places);
            var open = proved.subtract(claimed);
            if (open.signum() <= 0) {
                break;
            }
            if (byPrices > worth(places) && places.volunteers().size() <= MOST_VOLUNTEERS) {
                var level = Math.max(
                        worth(places),
                        byPrices
                                - open.min(BigInteger.valueOf(byPrices - worth(places)))
                                        .longValueExact());
                var bound = search(places, level);
                proved = proved.subtract(BigInteger.valueOf(Math.max(0, byPrices - bound)));
            }
        }
        return proved;
    }

    private long search(Places places, long level) {
        var ownPrices = places.needs().stream().mapToLong(n -> prices[n]).toArray();
        return PartSearch.bound(Part.of(pairs, places.volunteers(), places.needs()), ownPrices, level);
    }

    /** What the prices prove of this part. */
    private long priceBound(Places places) {
        var sum = 0L;
        for (int n : places.needs()) {
            sum = Math.addExact(
                    sum, Math.multiplyExact(prices[n], (long) pairs.need(n).places()));
        }
        for (int v : places.volunteers()) {
            sum = Math.addExact(sum, proof.best()[v]);
        }
        return sum;
    }

    /** What the plan makes of this part. */
    private long worth(Places places) {
        var sum = 0L;
        for (int v : places.volunteers()) {
            var bundle = rules.byVolunteer().getOrDefault(v, List.of());
            for (var pair : bundle) {
                sum += pairs.points(v, pair.need());
            }
            sum -= Rules.fatigue(bundle.size(), pairs.instance().parameters());
        }
        return sum;
    }
}
