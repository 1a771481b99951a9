package org.redvest.engine.auction;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.redvest.engine.bundles.Bundle;
import org.redvest.engine.bundles.BundleOracle;
import org.redvest.engine.market.Market;
import org.redvest.engine.market.Roster;
import org.redvest.engine.market.Workers;

/**
 * The bound is what prices prove by Lagrangian relaxation of the places (Held and Karp 1970, Geoffrion 1974): Σ price · places + Σ over
 * volunteers of their best bundle at these prices is at least what any plan is worth. Every volunteer is a problem of their own, so this is the
 * part that runs on all threads. What a volunteer's best bundle is worth beyond their present one is their regret.
 *
 * @param value the bound
 * @param violators the volunteers who could do better at these prices than they do, in the order of their numbers
 * @param regret what each of them could gain, in micros
 * @param relaxed how many volunteers' best bundles are known from above only, see {@link Bundle#relaxed()}
 */
@SuppressWarnings("ArrayRecordComponent") // made here, read once
public record Bound(long value, int[] violators, long[] regret, int relaxed) {
    private static final int BLOCK = 1024;

    /** The bound of the whole market at these prices; a volunteer whose regret is above {@code tolerance} is a violator. */
    public static Bound of(Market market, Roster roster, long[] price, long tolerance, Workers workers) {
        int volunteers = market.volunteerCount();
        int blocks = (volunteers + BLOCK - 1) / BLOCK;
        long[] sum = new long[blocks];
        int[][] who = new int[blocks][];
        long[][] regrets = new long[blocks][];
        int[] relaxed = new int[blocks];
        workers.run(blocks, () -> {
            var oracle = new BundleOracle(market);
            int[] found = new int[BLOCK];
            long[] gain = new long[BLOCK];
            return b -> {
                int count = 0;
                for (int v = b * BLOCK; v < Math.min(volunteers, (b + 1) * BLOCK); v++) {
                    long worth = roster.worth(v, price);
                    Bundle best = oracle.best(v, price, worth);
                    sum[b] += best.most();
                    relaxed[b] += best.relaxed() ? 1 : 0;
                    long regret = best.most() - worth;
                    if (regret > tolerance) {
                        found[count] = v;
                        gain[count++] = regret;
                    }
                }
                who[b] = Arrays.copyOf(found, count);
                regrets[b] = Arrays.copyOf(gain, count);
            };
        });
        return new Bound(
                market.worthOfPlaces(price) + Arrays.stream(sum).sum(),
                Arrays.stream(who).flatMapToInt(IntStream::of).toArray(),
                Arrays.stream(regrets).flatMapToLong(Arrays::stream).toArray(),
                Arrays.stream(relaxed).sum());
    }
}
