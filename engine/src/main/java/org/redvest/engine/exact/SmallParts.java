package org.redvest.engine.exact;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.redvest.engine.auction.Pulse;
import org.redvest.engine.auction.Solver;
import org.redvest.engine.bundles.Bundle;
import org.redvest.engine.bundles.BundleOracle;
import org.redvest.engine.market.Bits;
import org.redvest.engine.market.Market;

/**
 * Small connected parts, found by union-find, are searched exactly where prices leave a gap ({@link BranchAndPrice}). Parts that share neither
 * a volunteer nor a need are problems of their own, so plan and bound of each count separately; only here may the bound become lower than what
 * the prices alone prove.
 */
public final class SmallParts {
    private static final int MOST_EDGES = 40_000;
    private static final int MOST_ROWS = 700;

    private final Market market;
    private final long[] price;
    private final Pulse pulse;
    /** Union-find parents of the needs; a root stands for its connected component. */
    private final int[] root;

    private final Bits plan;
    private long objective;
    private long bound;

    public SmallParts(Market market, Solver solver, Pulse pulse) {
        this.market = market;
        this.pulse = pulse;
        price = solver.prices();
        plan = solver.plan().copy();
        objective = solver.objective();
        bound = solver.bound();
        root = IntStream.range(0, market.needCount()).toArray();
    }

    public Bits plan() {
        return plan;
    }

    public long objective() {
        return objective;
    }

    public long bound() {
        return bound;
    }

    public void close() {
        for (int v = 0; v < market.volunteerCount(); v++) {
            join(v);
        }
        for (Members part : smallParts()) {
            if (objective < bound && !pulse.stopped()) {
                close(Part.of(
                        market,
                        part.volunteers.build().toArray(),
                        part.needs.build().toArray()));
            }
        }
    }

    private record Members(IntStream.Builder volunteers, IntStream.Builder needs) {
        Members() {
            this(IntStream.builder(), IntStream.builder());
        }
    }

    private Collection<Members> smallParts() {
        long[] edges = new long[root.length];
        int[] rows = new int[root.length];
        Arrays.setAll(root, this::find);
        for (int part : root) {
            rows[part]++;
        }
        for (int v = 0; v < market.volunteerCount(); v++) {
            if (degree(v) > 0) {
                rows[part(v)]++;
                edges[part(v)] += degree(v);
            }
        }
        IntPredicate small = part -> edges[part] > 0 && edges[part] <= MOST_EDGES && rows[part] <= MOST_ROWS;
        var parts = new TreeMap<Integer, Members>();
        for (int g = 0; g < root.length; g++) {
            if (small.test(root[g])) {
                parts.computeIfAbsent(root[g], _ -> new Members()).needs.add(g);
            }
        }
        for (int v = 0; v < market.volunteerCount(); v++) {
            if (degree(v) > 0 && small.test(part(v))) {
                parts.computeIfAbsent(part(v), _ -> new Members()).volunteers.add(v);
            }
        }
        return parts.values();
    }

    private void close(Part part) {
        int[] planned = IntStream.range(0, part.whole().length)
                .filter(e -> plan.get(part.whole()[e]))
                .toArray();
        long[] prices = part.prices(price);
        long worth = BranchAndPrice.worth(part.market(), planned);
        Priced priced = priced(part.market(), prices);
        if (worth >= priced.most) {
            return;
        }
        int[] before = Arrays.stream(planned).map(e -> part.whole()[e]).toArray();
        var search = new BranchAndPrice(before, worth, pulse::stop);
        long proved = Math.min(priced.most, search.search(part, prices));
        for (int e : before) {
            plan.clear(e);
        }
        for (int e : search.edges()) {
            plan.set(e);
        }
        objective += search.worth() - worth;
        bound -= Math.max(0, priced.least - proved);
    }

    /**
     * What the prices prove of this part alone.
     *
     * @param most no plan of the part is worth more
     * @param least so much of the whole bound is this part's for sure; less than {@code most} only where the oracle was relaxed, for then its
     *     answer depends on what it knew beforehand
     */
    private record Priced(long most, long least) {}

    private static Priced priced(Market part, long[] price) {
        var oracle = new BundleOracle(part);
        long places = part.worthOfPlaces(price);
        long most = places;
        long least = places;
        for (int v = 0; v < part.volunteerCount(); v++) {
            Bundle best = oracle.best(v, price);
            most += best.most();
            least += best.worth();
        }
        return new Priced(most, least);
    }

    private int degree(int volunteer) {
        return market.firstEdge[volunteer + 1] - market.firstEdge[volunteer];
    }

    private int part(int volunteer) {
        return root[market.edgeNeed[market.firstEdge[volunteer]]];
    }

    /** Whatever one volunteer may serve is one part. */
    private void join(int volunteer) {
        for (int e = market.firstEdge[volunteer]; e < market.firstEdge[volunteer + 1]; e++) {
            root[find(market.edgeNeed[e])] = find(market.edgeNeed[market.firstEdge[volunteer]]);
        }
    }

    private int find(int need) {
        int at = need;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
