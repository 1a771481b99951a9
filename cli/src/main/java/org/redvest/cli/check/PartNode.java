package org.redvest.cli.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A node of the search: some pairs are forced, some are forbidden, and prices bound what the rest can bring.
 */
final class PartNode {
    static final byte FREE = 0;
    static final byte FORCED = 1;
    static final byte FORBIDDEN = 2;

    private final Part part;
    private final long[] fatigue;
    private final byte[][] decided;
    /** For each need the most that a pair brings: nobody pays more, so no price need be higher, and sums of prices stay small. */
    private final long[] highest;

    private long[] prices;

    /** What the best bundles at {@link #prices} prove, or that no plan is left. */
    private long bound = Long.MAX_VALUE;

    private List<BestBundle.Best> bundles = List.of();

    /** How often each choice was taken while prices were sought, and out of how many times. */
    private final int[][] taken;

    private int tries;

    private PartNode(Part part, byte[][] decided, long[] highest, long[] prices) {
        this.part = part;
        this.highest = highest;
        this.fatigue = BestBundle.fatigue(part.parameters());
        this.decided = decided;
        this.prices = prices;
        this.taken = part.choices().stream().map(own -> new int[own.size()]).toArray(int[][]::new);
    }

    static PartNode root(Part part, long[] prices) {
        var decided = part.choices().stream().map(own -> new byte[own.size()]).toArray(byte[][]::new);
        for (int v = 0; v < decided.length; v++) {
            for (int i = 0; i < decided[v].length; i++) {
                decided[v][i] = part.choices().get(v).get(i).held() ? FORCED : FREE;
            }
        }
        var highest = part.highestPoints();
        var start = prices.clone();
        Arrays.setAll(start, n -> Math.min(prices[n], highest[n]));
        return new PartNode(part, decided, highest, start);
    }

    /** One more pair decided. */
    PartNode child(int volunteer, int choice, byte decision) {
        var copy = decided.clone();
        copy[volunteer] = decided[volunteer].clone();
        copy[volunteer][choice] = decision;
        return new PartNode(part, copy, highest, prices);
    }

    long bound() {
        return bound;
    }

    /** Seeks prices that prove less, by steps against the violations; stops once nothing above the level is left. */
    void reprice(int steps, long level) {
        var bestPrices = prices;
        var best = Long.MAX_VALUE;
        List<BestBundle.Best> bestBundles = List.of();
        var stride = 1.0;
        for (int step = 0; step < steps && best > level; step++) {
            if (!evaluate()) {
                bound = Long.MIN_VALUE;
                return;
            }
            if (bound < best) {
                best = bound;
                bestPrices = prices;
                bestBundles = bundles;
            } else {
                stride *= 0.9;
            }
            var excess = excess(bundles);
            var norm = norm(excess);
            if (norm == 0) {
                break;
            }
            prices = stepped(excess, stride * (bound - level + 1) / norm);
        }
        prices = bestPrices;
        bound = best;
        bundles = bestBundles;
    }

    /** Whether the bundles are themselves a plan worth as much as the bound: then the node is solved. */
    boolean solved() {
        return norm(excess(bundles)) == 0;
    }

    /** A free pair that was taken about every other time: nothing says more than to decide it. Null when all is decided. */
    int @Nullable [] undecided() {
        int[] chosen = null;
        var nearest = Integer.MAX_VALUE;
        for (int v = 0; v < decided.length; v++) {
            for (int i = 0; i < decided[v].length; i++) {
                var far = Math.abs(2 * taken[v][i] - tries);
                if (decided[v][i] == FREE && far < nearest) {
                    nearest = far;
                    chosen = new int[] {v, i};
                }
            }
        }
        return chosen;
    }

    /** Computes bundles and bound at the prices; false when what is forced does not go together. */
    private boolean evaluate() {
        if (tooManyForced()) {
            return false;
        }
        var found = new ArrayList<BestBundle.Best>(part.volunteers().size());
        var sum = 0L;
        for (int n = 0; n < prices.length; n++) {
            sum += prices[n] * part.needs().get(n).places();
        }
        for (int v = 0; v < decided.length; v++) {
            var best = BestBundle.of(part.volunteers().get(v), items(v), part.parameters(), fatigue);
            if (best.isEmpty()) {
                return false;
            }
            found.add(best.get());
            sum += best.get().worth();
            count(v, best.get().needs());
        }
        tries++;
        bundles = found;
        bound = sum;
        return true;
    }

    private boolean tooManyForced() {
        var forced = new int[prices.length];
        for (int v = 0; v < decided.length; v++) {
            for (int i = 0; i < decided[v].length; i++) {
                if (decided[v][i] == FORCED) {
                    forced[part.choices().get(v).get(i).need()]++;
                }
            }
        }
        return IntStream.range(0, forced.length)
                .anyMatch(n -> forced[n] > part.needs().get(n).places());
    }

    private List<Item> items(int v) {
        var own = part.choices().get(v);
        var items = new ArrayList<Item>(own.size());
        for (int i = 0; i < own.size(); i++) {
            if (decided[v][i] != FORBIDDEN) {
                items.add(own.get(i).at(prices[own.get(i).need()], decided[v][i] == FORCED));
            }
        }
        return items;
    }

    private void count(int v, List<Integer> needs) {
        var own = part.choices().get(v);
        for (int i = 0; i < own.size(); i++) {
            if (needs.contains(own.get(i).need())) {
                taken[v][i]++;
            }
        }
    }

    /** People beyond the places of each need; negative where places are empty that cost something. */
    private int[] excess(List<BestBundle.Best> chosen) {
        var excess = new int[prices.length];
        Arrays.setAll(excess, n -> -part.needs().get(n).places());
        chosen.forEach(best -> best.needs().forEach(n -> excess[n]++));
        for (int n = 0; n < excess.length; n++) {
            if (excess[n] < 0 && prices[n] == 0) {
                excess[n] = 0;
            }
        }
        return excess;
    }

    private static double norm(int[] excess) {
        return Arrays.stream(excess).mapToDouble(e -> (double) e * e).sum();
    }

    private long[] stepped(int[] excess, double stride) {
        var next = prices.clone();
        for (int n = 0; n < next.length; n++) {
            next[n] = Math.clamp(next[n] + Math.round(stride * excess[n]), 0L, highest[n]);
        }
        return next;
    }
}
