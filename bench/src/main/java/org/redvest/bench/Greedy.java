package org.redvest.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.redvest.cli.rules.Rules;

/** The best pair first, as long as it fits and brings more than it tires. */
final class Greedy implements Peer {
    private static final int PAIR_BITS = 28;

    @Override
    public Outcome solve(Market market, Duration limit, Progress progress) {
        var rosters = new Roster[market.volunteers()];
        var left =
                market.instance.needs().stream().mapToInt(need -> need.places()).toArray();
        var chosen = IntStream.builder();
        var objective = 0L;
        for (int pair : bestFirst(market)) {
            var v = market.volunteerOf(pair);
            var n = market.need[pair];
            if (left[n] > 0) {
                if (rosters[v] == null) {
                    rosters[v] = new Roster(market, v);
                }
                var gain = market.points[pair] - Rules.fatigueOf(rosters[v].size(), market.instance.parameters());
                if (gain > 0 && rosters[v].fits(market.need(n))) {
                    rosters[v].add(market.need(n));
                    left[n]--;
                    chosen.add(pair);
                    objective += gain;
                }
            }
        }
        progress.better(objective / 1e6);
        return new Outcome(chosen.build().toArray(), OptionalDouble.empty());
    }

    /** Sorted by thousandths of points, packed with the pair into one number: seventeen million pairs are sorted at once. */
    private static int[] bestFirst(Market market) {
        if (market.need.length >= 1 << PAIR_BITS) {
            throw new IllegalArgumentException("Greedy packs pairs into %d bits".formatted(PAIR_BITS));
        }
        var keys = IntStream.range(0, market.need.length)
                .filter(pair -> market.points[pair] > 0)
                .mapToLong(pair -> (-(market.points[pair] / 1000) << PAIR_BITS) | pair)
                .toArray();
        Arrays.parallelSort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & ((1 << PAIR_BITS) - 1)))
                .toArray();
    }
}
