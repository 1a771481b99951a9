package org.redvest.cli.check;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.redvest.cli.rules.Rules;

/**
 * What prices prove: Σ price · places + Σ over volunteers of their best bundle at these prices. No plan is worth more, for any
 * prices ≥ 0. On the way it counts who could serve what.
 *
 * @param bound in millionths
 * @param eligible how many people could serve each need
 * @param best what each volunteer's best bundle is worth
 */
record PriceBound(BigInteger bound, int[] eligible, long[] best) {

    static PriceBound of(Pairs pairs, long[] prices) {
        var volunteers = pairs.instance().volunteers().size();
        var eligible = new AtomicIntegerArray(prices.length);
        var fatigue = BestBundle.fatigue(pairs.instance().parameters());
        var best = new long[volunteers];
        IntStream.range(0, volunteers).parallel().forEach(v -> {
            var items = items(pairs, v, prices, fatigue[0], eligible);
            best[v] = BestBundle.of(pairs.volunteer(v), items, pairs.instance().parameters(), fatigue)
                    .orElseThrow()
                    .worth();
        });
        var bound = BigInteger.ZERO;
        for (int n = 0; n < prices.length; n++) {
            bound = bound.add(BigInteger.valueOf(prices[n])
                    .multiply(BigInteger.valueOf(pairs.need(n).places())));
        }
        for (long worth : best) {
            bound = bound.add(BigInteger.valueOf(worth));
        }
        var counts = IntStream.range(0, prices.length).map(eligible::get).toArray();
        return new PriceBound(bound, counts, best);
    }

    private static List<Item> items(Pairs pairs, int v, long[] prices, long leastFatigue, AtomicIntegerArray eligible) {
        var items = new ArrayList<Item>();
        pairs.forEachEligible(v, n -> {
            eligible.incrementAndGet(n);
            var gain = pairs.points(v, n) - prices[n];
            if (gain > leastFatigue && !pairs.held(v, n)) {
                items.add(item(pairs, v, n, gain, false));
            }
        });
        for (int n : pairs.heldBy(v)) {
            items.add(item(pairs, v, n, pairs.points(v, n) - prices[n], true));
        }
        return items;
    }

    private static Item item(Pairs pairs, int v, int n, long gain, boolean forced) {
        var way = Rules.kilometres(pairs.volunteer(v).home(), pairs.need(n).site());
        return new Item(n, pairs.need(n), gain, forced, way);
    }
}
