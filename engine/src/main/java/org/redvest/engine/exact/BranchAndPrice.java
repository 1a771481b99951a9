package org.redvest.engine.exact;

import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.redvest.engine.bundles.BundleOracle;
import org.redvest.engine.market.Market;

/**
 * Branch and price (Barnhart et al. 1998) finds the best plan of a small part and proves it. Each node of the search prices bundles until no
 * bundle would improve the mixture ({@link ColumnGeneration}); the exact bound of those prices then tells which pairs cannot be in a better
 * plan and which must be (reduced-cost fixing). If that leaves a choice, some pair of which the mixture takes a fraction is left out in one
 * branch and held in the other. It stops after a certain amount of work, counted and not timed, so that the answer is the same everywhere.
 */
final class BranchAndPrice {
    private static final long MOST_MULTIPLICATIONS = 1_000_000_000L;
    private static final long FORCED = 1L << 50;
    private static final int MOST_DEPTH = 500;

    private final Effort effort;

    private int[] bestEdges;
    private long best;

    /**
     * @param edges of the best plan known so far, numbered in the whole
     * @param worth what it is worth
     */
    BranchAndPrice(int[] edges, long worth, BooleanSupplier stop) {
        bestEdges = edges;
        best = worth;
        effort = new Effort(MOST_MULTIPLICATIONS, stop);
    }

    /** The edges of the best plan found. */
    int[] edges() {
        return bestEdges;
    }

    long worth() {
        return best;
    }

    /**
     * Searches the part from these prices on; what no plan exceeds, which is {@link #worth()} when the search came to its end.
     */
    long search(Part part, long[] price) {
        return Math.max(best, node(part, price, List.of(bestEdges), 0));
    }

    /** What no plan of this node exceeds; the best known when nothing better is in here. */
    private long node(Part part, long[] price, List<int[]> bundles, int depth) {
        Market market = part.market();
        if (contradictory(market)) {
            return best;
        }
        var columns = new ColumnGeneration(part, price, effort);
        columns.offer(bundles);
        columns.run(best);
        columns.wholeBundles().ifPresent(edges -> keepIfBetter(part, edges));
        if (columns.bound() <= best) {
            return best;
        }
        if (effort.over() || depth > MOST_DEPTH) {
            return columns.bound();
        }
        Part.Fate[] fates = fates(market, columns);
        if (effort.over()) {
            return columns.bound();
        }
        int branch = mostDivided(fates, columns.shares());
        if (branch < 0 || decided(fates) - held(market) > market.edgeCount() / 4) {
            return Math.min(columns.bound(), child(part, fates, columns, depth));
        }
        long bound = best;
        for (Part.Fate fate : new Part.Fate[] {Part.Fate.HELD, Part.Fate.LEFT_OUT}) {
            Part.Fate[] branched = fates.clone();
            branched[branch] = fate;
            bound = Math.max(bound, child(part, branched, columns, depth));
        }
        return Math.min(Math.max(bound, best), columns.bound());
    }

    private long child(Part part, Part.Fate[] fates, ColumnGeneration columns, int depth) {
        Part narrower = part.narrowed(fates);
        return node(narrower, narrower.prices(columns.prices()), columns.bundles(), depth + 1);
    }

    /**
     * What is left of the choice: with an edge, or without it, the bound of everything else stands, so where that is no more than the best
     * plan known the edge is decided (reduced-cost fixing).
     */
    private Part.Fate[] fates(Market market, ColumnGeneration columns) {
        var oracle = new BundleOracle(market);
        long[] price = columns.prices();
        var fates = new Part.Fate[market.edgeCount()];
        Arrays.setAll(fates, e -> market.held.get(e) ? Part.Fate.HELD : Part.Fate.OPEN);
        for (int v = 0; v < market.volunteerCount(); v++) {
            long others = columns.bound() - oracle.best(v, price).most();
            for (int e = market.firstEdge[v]; e < market.firstEdge[v + 1]; e++) {
                if (effort.over()) {
                    return fates;
                }
                if (fates[e] == Part.Fate.OPEN) {
                    long before = oracle.work();
                    int g = market.edgeNeed[e];
                    long with =
                            oracle.bestExcept(v, price, g, price[g] - FORCED).most() - FORCED;
                    long without = oracle.bestExcept(v, price, g, Market.NEVER).most();
                    fates[e] = others + with <= best
                            ? Part.Fate.LEFT_OUT
                            : others + without <= best ? Part.Fate.HELD : Part.Fate.OPEN;
                    effort.spend(2 * ColumnGeneration.WORK_OF_A_BUNDLE + oracle.work() - before);
                }
            }
        }
        return fates;
    }

    /** The open edge of which the mixture takes a share nearest to a half; −1 when none is open. */
    private static int mostDivided(Part.Fate[] fates, double[] shares) {
        int best = -1;
        for (int e = 0; e < fates.length; e++) {
            if (fates[e] == Part.Fate.OPEN && (best < 0 || Math.abs(shares[e] - 0.5) < Math.abs(shares[best] - 0.5))) {
                best = e;
            }
        }
        return best;
    }

    private static int decided(Part.Fate[] fates) {
        return (int) Arrays.stream(fates).filter(f -> f != Part.Fate.OPEN).count();
    }

    private static int held(Market market) {
        return market.held.members(market.edgeCount()).length;
    }

    private void keepIfBetter(Part part, int[] edges) {
        Market market = part.market();
        long worth = worth(market, edges);
        if (worth > best && !overfilled(market, edges)) {
            best = worth;
            bestEdges = Arrays.stream(edges).map(e -> part.whole()[e]).toArray();
        }
    }

    static long worth(Market market, int[] edges) {
        int[] count = new int[market.volunteerCount()];
        long worth = 0;
        for (int e : edges) {
            int n = count[market.volunteer(e)]++;
            worth += market.edgePoints[e] - (market.fatigue[n + 1] - market.fatigue[n]);
        }
        return worth;
    }

    private static boolean overfilled(Market market, int[] edges) {
        int[] filled = new int[market.needCount()];
        for (int e : edges) {
            if (++filled[market.edgeNeed[e]] > market.places[market.edgeNeed[e]]) {
                return true;
            }
        }
        return false;
    }

    /** Whether what is held here cannot be a plan. */
    private static boolean contradictory(Market market) {
        int[] held = market.held.members(market.edgeCount());
        if (overfilled(market, held)) {
            return true;
        }
        for (int i = 0; i < held.length; i++) {
            int v = market.volunteer(held[i]);
            int sameDay = 0;
            int minutes = 0;
            for (int j = 0; j < held.length; j++) {
                if (market.volunteer(held[j]) != v) {
                    continue;
                }
                int g = market.edgeNeed[held[i]];
                int h = market.edgeNeed[held[j]];
                if (i != j && !market.timetable.compatible(g, h)) {
                    return true;
                }
                sameDay += market.timetable.day[g] == market.timetable.day[h] ? 1 : 0;
                minutes += market.timetable.minutes(h);
            }
            if (market.heldCount[v] > market.maxShifts[v]
                    || sameDay > market.maxShiftsPerDay[v]
                    || minutes > market.maxMinutes[v]) {
                return true;
            }
        }
        return false;
    }
}
