package org.redvest.engine.exact;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.redvest.engine.bundles.Bundle;
import org.redvest.engine.bundles.BundleOracle;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Market;

/**
 * Column generation (Dantzig and Wolfe 1960) finds the best prices of a small part. The master program mixes the bundles it knows; the oracle,
 * asked at its shadow prices, finds bundles that would improve the mixture, until there are none. Prices are taken half way between the best
 * ones so far and the master's, which swing wildly at first (smoothing: Wentges 1997).
 */
final class ColumnGeneration {
    private static final double WHOLE = 1e-4;
    private static final double IMPROVES = 0.01; // micros
    /** Finding one bundle takes about as long as so many multiplications. */
    static final long WORK_OF_A_BUNDLE = 2000;

    private static final int MOST_ROUNDS = 400;

    private final Part part;
    private final Market market;
    private final BundleOracle oracle;
    private final int[] volunteerRow;
    private final int[] needRow;
    private final int rows;
    private final MasterProgram master;

    private long[] bestPrice;
    private long bound = Long.MAX_VALUE;
    private final Effort effort;

    ColumnGeneration(Part part, long[] startPrice, Effort effort) {
        this.part = part;
        this.effort = effort;
        market = part.market();
        oracle = new BundleOracle(market);
        bestPrice = startPrice.clone();
        int[] left = market.places.clone();
        int[] openOfNeed = new int[market.needCount()];
        int[] openOfVolunteer = new int[market.volunteerCount()];
        for (int e = 0; e < market.edgeCount(); e++) {
            if (market.held.get(e)) {
                left[market.edgeNeed[e]]--;
            } else {
                openOfNeed[market.edgeNeed[e]]++;
                openOfVolunteer[market.volunteer(e)]++;
            }
        }
        double[] capacity = new double[market.volunteerCount() + market.needCount()];
        Arrays.fill(capacity, 0, market.volunteerCount(), 1);
        volunteerRow = new int[market.volunteerCount()];
        needRow = new int[market.needCount()];
        int next = 0;
        for (int v = 0; v < volunteerRow.length; v++) {
            volunteerRow[v] = openOfVolunteer[v] > 0 ? next++ : -1;
        }
        for (int g = 0; g < needRow.length; g++) {
            boolean contested = openOfNeed[g] > left[g];
            needRow[g] = contested ? next++ : -1;
            if (contested) {
                capacity[needRow[g]] = left[g];
            }
        }
        rows = next;
        master = new MasterProgram(Arrays.copyOf(capacity, rows), effort);
    }

    /**
     * Prices until no bundle improves the mixture, until it is proved that nothing here is worth more than {@code enough}, or until the
     * effort is over.
     */
    void run(long enough) {
        long[] price = bestPrice;
        boolean smoothed = false;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean improved = askEverybody(price, round == 0);
            if (effort.over() || bound <= enough || (!improved && !smoothed && round > 0)) {
                return;
            }
            if (improved || round == 0) {
                master.solve();
            }
            long[] masters = mastersPrices();
            smoothed = improved && !Arrays.equals(masters, bestPrice);
            price = smoothed ? between(masters, bestPrice) : masters;
        }
    }

    /** Makes bundles of a wider part known; those that cannot be here are passed over. Edges of several volunteers are several bundles. */
    void offer(List<int[]> bundles) {
        for (int[] wide : bundles) {
            int[] here = Arrays.stream(wide)
                    .map(e -> Arrays.binarySearch(part.whole(), e))
                    .toArray();
            int from = 0;
            for (int to = 1; to <= here.length; to++) {
                if (to == here.length || owner(here[to]) != owner(here[from])) {
                    offer(Arrays.copyOfRange(here, from, to));
                    from = to;
                }
            }
        }
    }

    private int owner(int edge) {
        return edge < 0 ? -1 : market.volunteer(edge);
    }

    private void offer(int[] bundle) {
        int v = owner(bundle[0]);
        if (v >= 0
                && volunteerRow[v] >= 0
                && Arrays.stream(bundle).filter(market.held::get).count() == market.heldCount[v]) {
            add(v, bundle);
        }
    }

    /** All bundles known here, in the numbers of the whole. */
    List<int[]> bundles() {
        return master.columns().stream()
                .map(c -> IntStream.concat(Arrays.stream(c.edges()), heldBy(c.volunteer()))
                        .map(e -> part.whole()[e])
                        .sorted()
                        .toArray())
                .toList();
    }

    private IntStream heldBy(int v) {
        return IntStream.range(market.firstEdge[v], market.firstEdge[v + 1]).filter(market.held::get);
    }

    /** No plan is worth more; the largest number there is while nothing is known. */
    long bound() {
        return bound;
    }

    long[] prices() {
        return bestPrice;
    }

    /** The mixture, if it happens to take every bundle wholly or not at all: as edges, held ones included. */
    Optional<int[]> wholeBundles() {
        double[] mixture = master.mixture();
        var chosen = new Bits(market.edgeCount());
        for (int e : heldEdges()) {
            chosen.set(e);
        }
        for (int c = 0; c < mixture.length; c++) {
            if (mixture[c] > WHOLE) {
                if (mixture[c] < 1 - WHOLE) {
                    return Optional.empty();
                }
                for (int e : master.columns().get(c).edges()) {
                    chosen.set(e);
                }
            }
        }
        return Optional.of(chosen.members(market.edgeCount()));
    }

    /** How much of each edge the mixture takes. */
    double[] shares() {
        double[] share = new double[market.edgeCount()];
        double[] mixture = master.mixture();
        for (int c = 0; c < mixture.length; c++) {
            for (int e : master.columns().get(c).edges()) {
                share[e] += mixture[c];
            }
        }
        return share;
    }

    private void add(int v, int[] bundle) {
        int[] open = Arrays.stream(bundle).filter(e -> !market.held.get(e)).toArray();
        if (open.length == 0) {
            return;
        }
        int[] used = new int[open.length + 1];
        int count = 0;
        used[count++] = volunteerRow[v];
        for (int e : open) {
            if (needRow[market.edgeNeed[e]] >= 0) {
                used[count++] = needRow[market.edgeNeed[e]];
            }
        }
        int held = market.heldCount[v];
        long worth = -(market.fatigue[held + open.length] - market.fatigue[held]);
        for (int e : open) {
            worth += market.edgePoints[e];
        }
        master.add(new MasterProgram.Column(v, open, Arrays.copyOf(used, count), worth));
    }

    /**
     * Everybody's best bundle at these prices: gives a bound, and the bundles that would improve the mixture. Proves nothing when the
     * effort is over before everybody was asked.
     */
    private boolean askEverybody(long[] price, boolean all) {
        long sum = market.worthOfPlaces(price);
        boolean improved = false;
        for (int v = 0; v < market.volunteerCount(); v++) {
            if (effort.over()) {
                return false;
            }
            long before = oracle.work();
            Bundle best = oracle.best(v, price);
            effort.spend(WORK_OF_A_BUNDLE + oracle.work() - before);
            sum += best.most();
            if (volunteerRow[v] >= 0 && (all || improves(v, best))) {
                improved = true;
                add(v, best.edges());
            }
        }
        if (sum < bound) {
            bound = sum;
            bestPrice = price.clone();
        }
        return improved;
    }

    private boolean improves(int v, Bundle bundle) {
        int held = market.heldCount[v];
        int added = bundle.size() - held;
        double gain = -master.dual(volunteerRow[v]) - (market.fatigue[held + added] - market.fatigue[held]);
        for (int i = 0; i < bundle.size(); i++) {
            int e = bundle.edge(i);
            if (!market.held.get(e)) {
                int row = needRow[market.edgeNeed[e]];
                gain += market.edgePoints[e] - (row < 0 ? 0 : master.dual(row));
            }
        }
        return gain > IMPROVES;
    }

    private long[] mastersPrices() {
        long[] price = new long[market.needCount()];
        for (int g = 0; g < price.length; g++) {
            price[g] = needRow[g] < 0 ? 0 : Math.clamp(Math.round(master.dual(needRow[g])), 0L, Market.HIGHEST_PRICE);
        }
        return price;
    }

    private static long[] between(long[] one, long[] other) {
        long[] middle = new long[one.length];
        for (int g = 0; g < one.length; g++) {
            middle[g] = (one[g] + other[g]) / 2;
        }
        return middle;
    }

    private int[] heldEdges() {
        return market.held.members(market.edgeCount());
    }
}
